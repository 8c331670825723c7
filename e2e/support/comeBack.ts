import { expect } from '@playwright/test';
import type { BoardPage } from '../pages/board.ts';

/**
 * The server, or the network, is there again, and so are these people soon. The waits between the attempts of a page grow to half a
 * minute: whoever watches presses the button.
 */
export async function comeBack(...boards: readonly BoardPage[]): Promise<void> {
  for (const { page, status } of boards) {
    await page.bringToFront();
    await expect(async () => {
      const retry = page.getByRole('button', { name: 'Retry now' });
      if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
      await expect(status).toHaveText('Saved', { timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
  }
}
