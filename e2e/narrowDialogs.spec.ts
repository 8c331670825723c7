import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';

const COLORS = ['light', 'dark'] as const;

/** Nothing sticks out to the side, and everything that one can press can be brought into the window. */
async function expectWhole(page: Page, dialog: Locator): Promise<void> {
  const overhangs = await dialog.evaluate((all) =>
    [all, ...all.querySelectorAll('*')]
      .filter(
        (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible',
      )
      .filter((part) => part.clientWidth > 1)
      .map((part) => part.className),
  );
  expect(overhangs).toEqual([]);
  const controls = dialog.locator('button, input, select, summary').filter({ visible: true });
  expect(await controls.count()).toBeGreaterThan(1);
  for (const control of await controls.all()) {
    await control.scrollIntoViewIfNeeded();
    await expect(control).toBeInViewport();
    const box = await control.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  }
  expect(await seriousFaults(page, 'dialog')).toEqual([]);
}

test.use({ viewport: { width: 360, height: 640 } });

for (const colorScheme of COLORS) {
  test.describe(`in a narrow window, in ${colorScheme} colours @emulation`, () => {
    test('what a file brings can be read and answered', async ({ openBoard }) => {
      const { page } = await openBoard();
      await page.emulateMedia({ colorScheme });
      const name = 'a-drawing-with-a-name-that-has-no-place-to-be-broken-at-and-goes-on-and-on.svg';
      const odd = '<foreignObject/><hologram/><rect width="9" height="9" fill="url(#g)" filter="url(#f)"/>';
      const gradient = '<linearGradient id="g"><stop stop-color="lime"/></linearGradient>';
      const svg = `<svg xmlns="http://www.w3.org/2000/svg">${gradient}${odd.repeat(40)}</svg>`;
      const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
      await chooser.setFiles({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
      const dialog = page.getByRole('dialog', { name: 'Open a file' });
      await expect(dialog.getByText('40 shapes from a drawing (SVG).')).toBeVisible();
      await expectWhole(page, dialog);
      await page.screenshot({ path: test.info().outputPath('open.png') });
    });

    test('what will be saved can be seen and chosen', async ({ openBoard }) => {
      const board = await openBoard();
      const { page } = board;
      await page.emulateMedia({ colorScheme });
      await board.draw([
        { x: 100, y: 200 },
        { x: 200, y: 300 },
      ]);
      await page.keyboard.press('Control+Shift+e');
      const dialog = page.getByRole('dialog', { name: 'Export' });
      await expect(dialog.getByRole('img', { name: 'What will be saved' })).toBeVisible();
      for (const format of await dialog.getByRole('group').first().getByRole('radio').all()) {
        await format.check();
        await expectWhole(page, dialog);
      }
      await page.screenshot({ path: test.info().outputPath('export.png') });
    });
  });
}
