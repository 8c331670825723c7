import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { storedShapes } from './support/storedShapes.ts';

const at = (x: number, y: number): Point => ({ x, y });

async function drawBoxes(board: BoardPage): Promise<void> {
  for (const [from, to] of [
    [at(300, 300), at(400, 360)],
    [at(600, 450), at(700, 510)],
  ] as const) {
    await board.chooseTool('Rectangle');
    await board.dragFrom(from, to);
  }
}

/** The place of the last box. */
async function place(board: BoardPage): Promise<readonly number[]> {
  await board.expectSaved();
  const shapes = await storedShapes(board.page.url());
  return shapes.map(({ g }) => g.slice(0, 2)).sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))[0] ?? [];
}

test('what is dragged comes onto one line with others, unless Ctrl is held', async ({ openBoard }) => {
  const board = await openBoard();
  await drawBoxes(board);
  await board.page.keyboard.press('Alt+s');
  await board.dragFrom(at(600, 480), at(305, 500));
  await expect.poll(() => place(board)).toEqual([300, 470]);
  await board.page.keyboard.press('Control+z');
  await board.page.keyboard.down('Control');
  await board.dragFrom(at(600, 480), at(305, 500));
  await board.page.keyboard.up('Control');
  await expect.poll(() => place(board)).toEqual([305, 470]);
});

test('with the grid on, everything comes onto it', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await drawBoxes(board);
  await board.page.keyboard.press("Control+'");
  await board.dragFrom(at(600, 480), at(653, 497));
  await expect.poll(() => place(board)).toEqual([660, 460]);
  await board.page.keyboard.press("Control+'");
  await board.dragFrom(at(660, 490), at(667, 493));
  await expect.poll(() => place(board)).toEqual([667, 463]);
});

test('the grid is still on after a reload', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await drawBoxes(board);
  await board.page.keyboard.press("Control+'");
  await board.dragFrom(at(600, 480), at(653, 497));
  await expect.poll(() => place(board)).toEqual([660, 460]);
  await board.page.reload();
  await board.expectSaved();
  await board.dragFrom(at(660, 490), at(707, 505));
  await expect.poll(() => place(board)).toEqual([700, 480]);
});
