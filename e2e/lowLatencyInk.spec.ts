import { expect, serverTest } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { around, expectInk } from './support/ink.ts';

/** Of each canvas of the board, whether the browser draws it past its compositor. */
function areDesynchronized({ page }: BoardPage): Promise<(boolean | undefined)[]> {
  return page
    .locator('.canvas canvas')
    .evaluateAll((canvases) =>
      canvases.map((canvas) =>
        canvas instanceof HTMLCanvasElement
          ? canvas.getContext('2d')?.getContextAttributes().desynchronized
          : undefined,
      ),
    );
}

async function expectStroke(board: BoardPage): Promise<void> {
  await board.draw([
    { x: 300, y: 200 },
    { x: 500, y: 200 },
  ]);
  await board.expectSaved();
  await expectInk(board.page, around({ x: 400, y: 200 }));
}

serverTest(
  'a line goes through the compositor like everything else',
  { tag: '@onebrowser' },
  async ({ openBoard }) => {
    const board = await openBoard();
    expect(await areDesynchronized(board)).toEqual([false, false]);
    await expectStroke(board);
  },
);

serverTest.describe('where the server says so', () => {
  serverTest.use({ serverEnv: { LOW_LATENCY_INK: 'on' } });

  serverTest('a line is drawn past it', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    expect(await areDesynchronized(board)).toEqual([false, true]);
    await expectStroke(board);
  });
});
