import type { BrowserContextOptions, Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { createFinger } from './support/finger.ts';
import { around, expectInk } from './support/ink.ts';

/** Everything that opens over the board or beside it, and how. */
const panels: Readonly<Record<string, (board: BoardPage) => Promise<Locator>>> = {
  help: async ({ page }) => {
    await page.keyboard.press('?');
    return page.getByRole('dialog');
  },
  share: async ({ page }) => {
    await page.getByRole('button', { name: 'Share' }).click();
    return page.getByRole('dialog');
  },
  profile: async ({ page }) => {
    await page.getByRole('button', { name: /\(you\)/ }).click();
    return page.getByRole('dialog');
  },
  themes: async ({ page }) => {
    await page.getByRole('button', { name: 'Theme' }).click();
    return page.getByRole('group', { name: 'Theme' });
  },
  palette: async ({ page }) => {
    await page.keyboard.press('Control+/');
    return page.getByRole('combobox');
  },
  'zoom menu': async ({ page }) => {
    await page.getByRole('button', { name: 'Zoom 100 %' }).click();
    return page.getByRole('textbox', { name: 'Zoom' });
  },
  'more shapes': async ({ page }) => {
    await page.getByRole('button', { name: 'More shapes' }).click();
    return page.getByRole('toolbar', { name: 'More shapes' });
  },
  styles: async ({ page }) => {
    await page.keyboard.press('r');
    const toggle = page.getByRole('button', { name: 'Style', exact: true });
    const styles = page.getByRole('region', { name: 'Style' });
    await expect(toggle.or(styles)).toBeVisible();
    if (await toggle.isVisible()) await toggle.click();
    return styles;
  },
  'line colours': async ({ page }) => {
    for (const key of ['r', 's']) await page.keyboard.press(key);
    return page.getByRole('dialog', { name: 'Line colour: any other' });
  },
  search: async ({ page }) => {
    await page.keyboard.press('Control+f');
    return page.getByRole('textbox', { name: 'Text to find' });
  },
  minimap: async ({ page }) => {
    await page.keyboard.press('Alt+m');
    return page.getByRole('group', { name: /in view/ });
  },
  'menu of the board': async ({ page, canvas }) => {
    await canvas.focus();
    await page.keyboard.press('Shift+F10');
    return page.getByRole('menu');
  },
  'menu of a shape': async ({ page, canvas }) => {
    await canvas.focus();
    for (const key of ['r', 'Enter', 'Shift+F10']) await page.keyboard.press(key);
    return page.getByRole('menu');
  },
  'zen mode': async ({ page }) => {
    await page.keyboard.press('Alt+z');
    return page.getByRole('button', { name: 'Leave zen mode' });
  },
  'view mode': async ({ page }) => {
    await page.keyboard.press('Alt+r');
    return page.getByRole('button', { name: 'Leave view mode' });
  },
};

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
};

for (const [name, person] of Object.entries(looks)) {
  test.describe(`axe, ${name}`, { tag: '@emulation' }, () => {
    // Nothing moves: what is still fading in has too little contrast.
    test.use({ person: { ...person, reducedMotion: 'reduce' } });

    test('finds nothing serious, with each panel open', { tag: '@onebrowser' }, async ({ openBoard }) => {
      // It looks at every element of a dozen pages.
      test.slow();
      const board = await openBoard();
      const address = board.page.url();
      for (const [panel, open] of Object.entries({
        board: async ({ canvas }: BoardPage) => canvas,
        ...panels,
      })) {
        await board.open(address);
        await expect(await open(board)).toBeVisible();
        expect.soft(await seriousFaults(board.page), panel).toEqual([]);
      }
    });
  });
}

test.describe('on a phone', { tag: '@emulation' }, () => {
  test.use({ person: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } });

  test('everything fits, and a finger draws', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    await board.chooseTool('Pen');
    const finger = await createFinger(board.page);
    await finger.dragThrough([
      { x: 100, y: 300 },
      { x: 200, y: 350 },
    ]);
    await expectInk(board.page, around({ x: 150, y: 325 }));
    const width = await board.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
  });

  test('two fingers move and zoom the view', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    const touch = await board.page.context().newCDPSession(board.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    await send('touchStart', [150, 400], [210, 400]);
    for (let step = 1; step <= 10; step += 1)
      await send('touchMove', [150 - step * 3, 400], [210 + step * 3, 400]);
    await send('touchEnd');
    await expect(board.page.getByRole('button', { name: /zoom/i }).filter({ hasText: '%' })).toHaveText(
      /^20\d\s?%$/,
    );
  });

  test('a finger that rests opens the menu, of what is under it', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    const { page, canvas } = board;
    await canvas.focus();
    for (const key of ['r', 'Enter', 'Escape']) await page.keyboard.press(key);
    const finger = await createFinger(page);
    // The left side of a rectangle in the middle of the view.
    await finger.press({ x: 100, y: 370 });
    await expect(page.getByRole('menu', { name: 'Selection' })).toBeVisible();
    await finger.lift();
    await page.getByRole('menuitem', { name: 'Delete' }).tap();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.getByText('Draw something.')).toBeVisible();
  });
});
