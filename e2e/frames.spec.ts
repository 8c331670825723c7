import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

const at = (x: number, y: number): Point => ({ x, y });

async function make(board: BoardPage, key: string, from: Point, to: Point): Promise<void> {
  await board.page.keyboard.press(key);
  await board.dragFrom(from, to);
  await board.page.keyboard.press('Escape');
}

async function typesOn(board: BoardPage): Promise<string[]> {
  await board.expectSaved();
  return (await storedShapes(board.page.url())).map(({ k }) => k.type).sort();
}

test('a frame cuts off what lies in it, for everybody, and takes it along', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await make(ann, 'f', at(300, 200), at(600, 500));
  await make(ann, 'r', at(700, 250), at(900, 400));
  await expectInk(ben.page, around(at(900, 325)));
  // Into the frame, with its right half beyond the edge.
  await ann.dragFrom(at(700, 325), at(480, 325));
  for (const { page } of [ann, ben]) {
    await expectInk(page, around(at(480, 325)));
    await expectNoInk(page, around(at(680, 325)));
  }
  await ann.page.keyboard.press('Escape');
  await ann.dragFrom(at(300, 400), at(340, 500));
  for (const { page } of [ann, ben]) {
    await expectInk(page, around(at(520, 425)));
    await expectNoInk(page, around(at(720, 425)));
  }
  await ann.page.keyboard.press('Delete');
  expect(await typesOn(ann)).toEqual([]);
  await ann.page.keyboard.press('Control+z');
  expect(await typesOn(ann)).toEqual(['frame', 'rectangle']);
});

test('what is dragged out of a frame shows whole again', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const { page } = ann;
  await make(ann, 'f', at(300, 200), at(600, 500));
  await make(ann, 'r', at(400, 250), at(500, 350));
  await ann.dragFrom(at(400, 300), at(540, 300));
  await expectInk(page, around(at(540, 300)));
  await expectNoInk(page, around(at(640, 300)));
  await ann.dragFrom(at(540, 300), at(700, 300));
  await expectInk(page, around(at(800, 300)));
});

test('a frame has a name that one can write', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await make(board, 'f', at(300, 300), at(600, 500));
  await board.page.mouse.dblclick(310, 286);
  await board.page.keyboard.type('Week 12');
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
  const [frame] = await storedShapes(board.page.url());
  expect(frame?.tx).toBe('Week 12');
});
