import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { createFinger } from './support/finger.ts';
import { storedShapes } from './support/storedShapes.ts';

/** The key of each tool that makes a shape, what it makes, and what is to be typed into it. */
const makers = [
  { key: 'r', type: 'rectangle' },
  { key: 'd', type: 'diamond' },
  { key: 'o', type: 'ellipse' },
  { key: 'a', type: 'arrow' },
  { key: 'l', type: 'line' },
  { key: 't', type: 'text', words: 'Words' },
  { key: 'n', type: 'sticky', words: 'A note' },
  { key: 'f', type: 'frame' },
  { key: 'p', type: 'draw' },
  { key: 'Shift+P', type: 'highlight' },
] as const;

type Maker = (typeof makers)[number];

/** Each tool has a place of its own, in rows of four. */
function placeOf(index: number, columns: number, widthPx: number): { from: Point; to: Point } {
  const from = { x: 40 + (index % columns) * widthPx, y: 120 + Math.floor(index / columns) * 130 };
  return { from, to: { x: from.x + widthPx - 50, y: from.y + 90 } };
}

async function make(board: BoardPage, maker: Maker, drag: () => Promise<void>): Promise<void> {
  await board.page.keyboard.press(maker.key);
  await drag();
  if ('words' in maker) {
    await board.canvas.getByRole('textbox').fill(maker.words);
    await board.page.keyboard.press('Escape');
  }
  await board.page.keyboard.press('Escape');
}

async function expectMade(board: BoardPage, made: readonly Maker[]): Promise<void> {
  await board.expectSaved();
  const types = (await storedShapes(board.page.url())).map(({ k }) => k.type);
  expect(types.sort()).toEqual(made.map(({ type }) => type).sort());
}

test('each tool makes its shape with the mouse', async ({ openBoard }) => {
  const board = await openBoard();
  for (const [index, maker] of makers.entries()) {
    const { from, to } = placeOf(index, 4, 220);
    await make(board, maker, () => board.dragFrom(from, to));
  }
  await expectMade(board, makers);
});

/** As if somebody pressed keys in the very moment in which the page says that everything is there. */
function pressWhenReady(keys: readonly string[]): void {
  new MutationObserver((_records, observer) => {
    if (document.querySelector('[role="status"]')?.textContent !== 'Saved') return;
    observer.disconnect();
    for (const key of keys) {
      const code = `Key${key.toUpperCase()}`;
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

test.describe('on a board that is there before its tools', () => {
  // What a service worker keeps is not on its way for long.
  test.use({ person: { serviceWorkers: 'block' } });

  test('a tool and its colours are opened by keys as soon as they are shown', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const { page, tool } = await openBoard();
    const isMade = page.waitForResponse(/\/claim$/);
    await page.route(/\/assets\/startApp-[^/]+\.js$/, async (route) => {
      await isMade;
      await route.continue();
    });
    await page.addInitScript(pressWhenReady, ['r', 's']);
    await page.goto(new URL('/', page.url()).href);
    await expect(tool('Rectangle')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('dialog', { name: 'Line colour: any other' })).toBeVisible();
  });
});

test('each tool makes its shape with keys alone', async ({ openBoard }) => {
  const board = await openBoard();
  await board.canvas.focus();
  for (const maker of makers) await make(board, maker, () => board.page.keyboard.press('Enter'));
  await expectMade(board, makers);
});

test.describe('with a finger @emulation', () => {
  test.use({ person: { viewport: { width: 390, height: 844 }, hasTouch: true } });

  test('each tool makes its shape', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    const finger = await createFinger(board.page);
    for (const [index, maker] of makers.entries()) {
      const { from, to } = placeOf(index, 2, 170);
      await make(board, maker, () => finger.dragThrough([from, to]));
    }
    await expectMade(board, makers);
  });
});

test('a lasso selects what it goes round, and nothing beside it', async ({ openBoard }) => {
  const board = await openBoard();
  for (const x of [200, 500]) {
    await board.page.keyboard.press('r');
    await board.dragFrom({ x, y: 200 }, { x: x + 100, y: 300 });
  }
  await board.page.keyboard.press('Escape');
  await board.page.keyboard.press('y');
  await board.dragThrough([
    { x: 450, y: 150 },
    { x: 650, y: 150 },
    { x: 650, y: 350 },
    { x: 450, y: 350 },
  ]);
  await board.page.keyboard.press('Delete');
  await board.expectSaved();
  expect((await storedShapes(board.page.url())).map(({ g }) => g[0])).toEqual([200]);
});
