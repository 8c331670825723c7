import { expect, test } from './fixtures/test.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { expectLight, expectNoLight } from './support/light.ts';
import { storedShapes } from './support/storedShapes.ts';

test('the highlighter marks what is under it, and is no pen', async ({ openBoard }) => {
  const board = await openBoard();
  await board.draw([
    { x: 300, y: 300 },
    { x: 500, y: 300 },
  ]);
  await board.page.keyboard.press('Shift+P');
  await expect(board.tool('Highlighter')).toHaveAttribute('aria-pressed', 'true');
  await board.dragFrom({ x: 350, y: 300 }, { x: 450, y: 300 });
  await board.expectSaved();
  const shapes = await storedShapes(board.page.url());
  expect(shapes.map(({ k, s }) => [k.type, s.color]).sort()).toEqual([
    ['draw', 'black'],
    ['highlight', 'yellow'],
  ]);
  await expectInk(board.page, around({ x: 320, y: 300 }));
  await expectNoInk(board.page, { x: 380, y: 305, width: 40, height: 6 });
});

test('the eraser takes what it is dragged over, and Alt gives it back', async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  for (const y of [300, 400, 500]) {
    await board.draw([
      { x: 300, y },
      { x: 500, y },
    ]);
  }
  await page.keyboard.press('e');
  await page.mouse.move(400, 260);
  await page.mouse.down();
  await page.mouse.move(400, 450, { steps: 6 });
  // What is about to go has faded, and nothing is gone yet.
  await expectNoInk(page, around({ x: 340, y: 300 }));
  await page.keyboard.down('Alt');
  await page.mouse.move(420, 380, { steps: 4 });
  await expectInk(page, around({ x: 340, y: 400 }));
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await board.expectSaved();
  expect((await storedShapes(page.url())).map(({ g }) => Math.round(g[1])).sort()).toEqual([400, 500]);
  await page.keyboard.press('Control+z');
  await expectInk(page, around({ x: 340, y: 300 }));
});

test('a laser pointer is seen by others, fades, and leaves nothing behind', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.page.keyboard.press('k');
  await ann.page.mouse.move(300, 300);
  await ann.page.mouse.down();
  await ann.page.mouse.move(600, 400, { steps: 12 });
  const trail = { x: 540, y: 360, width: 80, height: 60 };
  await expectLight(ann.page, trail);
  await expectLight(ben.page, trail);
  await ann.page.mouse.up();
  await expectNoLight(ann.page, trail);
  await expectNoLight(ben.page, trail);
  await ann.expectSaved();
  expect(await storedShapes(ann.page.url())).toEqual([]);
});
