import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe calls serious or critical, in the page or in one part of it, as `[rule, elements]`. What is still fading in has too
 * little contrast, or counts as hidden: this waits for it.
 */
export async function seriousFaults(
  page: Page,
  part?: string,
): Promise<readonly [string, readonly string[]][]> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        // Not what goes with scrolling, nor what turns for ever.
        .filter(({ timeline }) => timeline === document.timeline)
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  // Without it axe opens another tab to put together what frames said, and the page loses the focus. There are no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
