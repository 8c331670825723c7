import { expect, test } from './fixtures/test.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

test('the front page leads to a new board, whose address is the link', async ({ openBoard, address }) => {
  const ann = await openBoard(address);
  const ben = await openBoard(address);
  expect(ann.page.url()).toMatch(/\/b\/[A-Za-z0-9]{22}$/);
  expect(ben.page.url()).not.toBe(ann.page.url());
});

test('an address that is no board says so and offers a new one', { tag: '@onebrowser' }, async ({
  page,
  address,
}) => {
  await page.goto(`${address}/b/no%20board`);
  await page.getByRole('link', { name: /new board/i }).click();
  await expect(page).toHaveURL(/\/b\/[A-Za-z0-9]{22}$/);
});

test('keys choose the tools', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page, tool } = await openBoard();
  for (const [key, name] of [
    ['r', 'Rectangle'],
    ['2', 'Rectangle'],
    ['v', 'Select'],
    ['p', 'Pen'],
    ['7', 'Pen'],
    ['h', 'Hand'],
    ['1', 'Select'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tool(name)).toHaveAttribute('aria-pressed', 'true');
  }
});

test('a rectangle is drawn, moved, deleted and brought back', async ({ openBoard }) => {
  const board = await openBoard();
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 300, y: 300 }, { x: 500, y: 400 });
  await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
  await board.expectSaved();
  const [drawn] = await storedShapes(board.page.url());
  expect(drawn?.g).toEqual([300, 300, 200, 100, 0]);
  await board.dragFrom({ x: 400, y: 300 }, { x: 430, y: 350 });
  await board.expectSaved();
  const [moved] = await storedShapes(board.page.url());
  expect(moved?.g).toEqual([330, 350, 200, 100, 0]);
  await board.page.keyboard.press('Delete');
  await expectNoInk(board.page, around({ x: 430, y: 350 }));
  await board.page.keyboard.press('Control+z');
  await expectInk(board.page, around({ x: 430, y: 350 }));
  await board.page.keyboard.press('Control+z');
  await expectInk(board.page, around({ x: 400, y: 300 }));
});

test('a box selects what it touches, and the keys move it', async ({ openBoard }) => {
  const board = await openBoard();
  await board.draw([
    { x: 300, y: 300 },
    { x: 400, y: 340 },
  ]);
  await board.draw([
    { x: 300, y: 420 },
    { x: 400, y: 460 },
  ]);
  await board.chooseTool('Select');
  await board.dragFrom({ x: 250, y: 250 }, { x: 450, y: 500 });
  await board.page.keyboard.press('Shift+ArrowRight');
  await board.expectSaved();
  const lefts = (await storedShapes(board.page.url())).map(({ g }) => Math.round(g[0]));
  expect(lefts).toEqual([310, 310]);
  await board.page.keyboard.press('Backspace');
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toEqual([]);
});

test('space and drag, and the wheel, move the view', async ({ openBoard }) => {
  const { page, draw, canvas } = await openBoard();
  await draw([
    { x: 600, y: 400 },
    { x: 700, y: 400 },
  ]);
  await page.keyboard.down('Space');
  await page.mouse.move(500, 500);
  await page.mouse.down();
  await page.mouse.move(400, 450, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expectInk(page, around({ x: 550, y: 350 }));
  await canvas.hover();
  await page.mouse.wheel(0, 100);
  await expectInk(page, around({ x: 550, y: 250 }));
});

test('Ctrl and the wheel zoom about the pointer', async ({ openBoard }) => {
  const { page, draw } = await openBoard();
  await draw([
    { x: 600, y: 400 },
    { x: 640, y: 400 },
  ]);
  await page.mouse.move(600, 400);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(page.getByRole('button', { name: /zoom/i }).filter({ hasText: '%' })).not.toHaveText(
    /^100\s?%$/,
  );
  // The point under the pointer stayed; the end of the stroke moved away from it.
  await expectInk(page, around({ x: 604, y: 400 }));
  await expectInk(page, around({ x: 680, y: 400 }));
});

test('the link is shared with one click, also where the clipboard is refused', async ({ openBoard }) => {
  const { page } = await openBoard();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(page.url());
});

test('help names the shortcuts, and Escape gives the focus back', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { page } = await openBoard();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Rectangle');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('leaving with unsaved work asks first', async ({ openBoard }) => {
  const board = await openBoard();
  await board.page.context().setOffline(true);
  await board.draw([
    { x: 300, y: 300 },
    { x: 400, y: 340 },
  ]);
  await expect(board.status).toContainText('1 change kept on this device');
  const asked = board.page.waitForEvent('dialog');
  const closing = board.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await closing;
});
