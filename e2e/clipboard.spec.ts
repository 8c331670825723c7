import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';
import { copyElsewhere, copySelected, pasteElsewhere } from './support/systemClipboard.ts';

/** What another program says of a drawing with two boxes, an arrow between them and a text in the first. */
const excalidraw = JSON.stringify({
  type: 'excalidraw/clipboard',
  elements: [
    { id: 'a', type: 'rectangle', x: 0, y: 0, width: 100, height: 60, strokeColor: '#1e1e1e', roughness: 0 },
    {
      id: 't',
      type: 'text',
      x: 30,
      y: 20,
      width: 40,
      height: 25,
      text: 'begin',
      containerId: 'a',
      fontSize: 20,
    },
    { id: 'b', type: 'ellipse', x: 300, y: 0, width: 100, height: 60, strokeColor: '#e03131', roughness: 0 },
    {
      id: 'c',
      type: 'arrow',
      x: 105,
      y: 30,
      width: 190,
      height: 0,
      points: [
        [0, 0],
        [190, 0],
      ],
      startBinding: { elementId: 'a', fixedPoint: [0.5, 0.5], mode: 'orbit' },
      endBinding: { elementId: 'b', fixedPoint: [0.5, 0.5], mode: 'orbit' },
      endArrowhead: 'arrow',
    },
    { id: 'd', type: 'rectangle', x: 0, y: 0, width: 0, height: 0 },
  ],
  files: {},
});

async function drawRectangle(board: BoardPage, from: Point, to: Point): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom(from, to);
  await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
}

async function pointTo({ page, canvas }: BoardPage, at: Point): Promise<void> {
  await canvas.focus();
  await page.mouse.move(at.x, at.y);
}

test('what is copied is pasted where the pointer is, as one step', async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await drawRectangle(board, { x: 300, y: 300 }, { x: 400, y: 360 });
  await copySelected(page);
  await pointTo(board, { x: 700, y: 400 });
  await page.keyboard.press('Control+v');
  await expectInk(page, around({ x: 650, y: 400 }));
  await board.expectSaved();
  const places = (await storedShapes(page.url())).map(({ g }) => g);
  expect(places).toEqual(expect.arrayContaining([expect.anything(), [650, 370, 100, 60, 0]]));
  await page.keyboard.press('Control+z');
  await expectNoInk(page, around({ x: 650, y: 400 }));
  await expectInk(page, around({ x: 300, y: 330 }));
});

test('what is cut from one board is pasted into another', { tag: '@onebrowser' }, async ({
  openBoard,
  address,
}) => {
  const from = await openBoard();
  const to = await openBoard(address);
  expect(to.page.url()).not.toBe(from.page.url());
  await from.page.bringToFront();
  await from.chooseTool('Star');
  await from.dragFrom({ x: 300, y: 300 }, { x: 420, y: 420 });
  await from.page.keyboard.press('Control+x');
  await expect.poll(() => storedShapes(from.page.url())).toEqual([]);
  await to.page.bringToFront();
  await pointTo(to, { x: 500, y: 500 });
  await to.page.keyboard.press('Control+v');
  await expect
    .poll(() => storedShapes(to.page.url()))
    .toMatchObject([{ k: { type: 'star' }, g: [440, 440, 120, 120, 0] }]);
});

test('Excalidraw’s clipboard becomes shapes, and what it has of later versions is counted', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await copyElsewhere(page, excalidraw);
  await pointTo(board, { x: 600, y: 400 });
  await page.keyboard.press('Control+v');
  await expect(page.getByText('1 of 4 things could not be read and were left out.')).toBeVisible();
  await board.expectSaved();
  const shapes = await storedShapes(page.url());
  expect(shapes.map(({ k }) => k.type).sort()).toEqual(['arrow', 'ellipse', 'rectangle']);
  expect(shapes).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ g: [400, 370, 100, 60, 0], tx: 'begin' })]),
  );
  // The arrow is bound: it follows the box.
  await page.keyboard.press('Escape');
  await board.dragFrom({ x: 400, y: 400 }, { x: 400, y: 600 });
  await expectInk(page, around({ x: 600, y: 500 }));
});

test('what is copied here is Excalidraw’s clipboard elsewhere', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await drawRectangle(board, { x: 300, y: 300 }, { x: 400, y: 360 });
  await copySelected(board.page);
  const text = await pasteElsewhere(board.page);
  expect(JSON.parse(text)).toMatchObject({
    type: 'excalidraw/clipboard',
    elements: [{ type: 'rectangle', x: 300, y: 300, width: 100, height: 60, strokeColor: '#1e1e1e' }],
    files: {},
  });
});

test('words are pasted as text, an address leads to its page', async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(board.page, 'two\nlines');
  await pointTo(board, { x: 400, y: 300 });
  await board.page.keyboard.press('Control+v');
  await expectInk(board.page, around({ x: 400, y: 290 }, 40));
  await copyElsewhere(board.page, 'https://example.com/plan');
  await pointTo(board, { x: 400, y: 500 });
  await board.page.keyboard.press('Control+v');
  await expectInk(board.page, around({ x: 400, y: 500 }, 40));
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ tx: 'two\nlines' }),
      expect.objectContaining({ tx: 'https://example.com/plan', li: 'https://example.com/plan' }),
    ]),
  );
});

test('while a text is typed the clipboard belongs to it', async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(board.page, 'pasted');
  await board.chooseTool('Text');
  await board.page.mouse.click(400, 300);
  await board.page.keyboard.type('typed and ');
  await board.page.keyboard.press('Control+v');
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject([{ tx: 'typed and pasted' }]);
});

test('rubbish is text, or nothing, and never breaks the board', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  const line = (points: unknown) => ({ type: 'line', x: 0, y: 0, points });
  const long = Array.from({ length: 100_000 }, (_, index) => [
    index / 200,
    Math.round(40 * Math.sin(index / 500)),
  ]);
  const elements = [
    { type: 'rectangle', x: null, y: 1e308, width: 5, height: 5 },
    { type: 'rectangle', x: 0, y: 0, width: -80, height: -40 },
    line([
      [0, 0],
      [0, 0],
    ]),
    { ...line(long), type: 'freedraw' },
  ];
  const text = JSON.stringify({ type: 'excalidraw/clipboard', elements }).replace('1e+308', '1e999');
  await copyElsewhere(page, text);
  await pointTo(board, { x: 600, y: 400 });
  await page.keyboard.press('Control+v');
  await expect(page.getByText('2 of 4 things could not be read and were left out.')).toBeVisible();
  await board.expectSaved();
  expect((await storedShapes(page.url())).map(({ k }) => k.type).sort()).toEqual(['draw', 'rectangle']);
  await page.keyboard.press('Delete');
  await copyElsewhere(page, '{'.repeat(1_000_001));
  await page.keyboard.press('Control+v');
  await expect(page.getByText('This text has 1,000,001 characters.')).toBeVisible();
  await board.expectSaved();
  expect(await storedShapes(page.url())).toEqual([]);
  expect(failures).toEqual([]);
});

test('a megabyte of text is several texts, side by side', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(board.page, 'all work and no play '.repeat(47_000));
  await pointTo(board, { x: 600, y: 400 });
  await board.page.keyboard.press('Control+v');
  await expect.poll(async () => (await storedShapes(board.page.url())).length).toBe(99);
});

test('a menu copies also where the page may not use the clipboard, and says how to paste', async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('Not allowed.', 'NotAllowedError'));
    for (const name of ['read', 'write', 'readText', 'writeText'] as const) {
      Object.defineProperty(navigator.clipboard, name, { value: refuse });
    }
  });
  await drawRectangle(board, { x: 300, y: 300 }, { x: 400, y: 360 });
  await page.mouse.click(300, 330, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Copy (Ctrl|⌘)/ }).click();
  await expect(page.getByTestId('announcer')).toContainText('Copied');
  expect(JSON.parse(await pasteElsewhere(page))).toMatchObject({ elements: [{ type: 'rectangle' }] });
  await page.mouse.click(700, 500, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste (Ctrl|⌘)/ }).click();
  await expect(page.getByText('Press Ctrl+V to paste.')).toBeVisible();
  await board.expectSaved();
  expect(await storedShapes(page.url())).toHaveLength(1);
});

test('a menu cuts and pastes where the page may use the clipboard', { tag: '@permissions' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await drawRectangle(board, { x: 300, y: 300 }, { x: 400, y: 360 });
  await page.mouse.click(300, 330, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Cut' }).click();
  await expectNoInk(page, around({ x: 300, y: 330 }));
  await page.mouse.click(700, 500, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste (Ctrl|⌘)/ }).click();
  // Where the menu was.
  await expectInk(page, around({ x: 650, y: 500 }));
});

test('plain text is pasted where it is asked for', { tag: '@permissions' }, async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(board.page, excalidraw);
  await pointTo(board, { x: 600, y: 400 });
  await board.page.keyboard.press('Control+Shift+v');
  await expectInk(board.page, around({ x: 600, y: 400 }, 60));
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject([{ k: { type: 'text' }, tx: excalidraw }]);
});

test('nothing is pasted in view mode', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(board.page, 'words');
  await pointTo(board, { x: 600, y: 400 });
  await board.page.keyboard.press('Alt+r');
  await expect(board.page.getByRole('button', { name: 'Leave view mode' })).toBeVisible();
  await board.page.keyboard.press('Control+v');
  await expect(board.page.getByText('In view mode nothing can be pasted.')).toBeVisible();
  expect(await storedShapes(board.page.url())).toEqual([]);
});
