import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { around, expectInk } from './support/ink.ts';
import { makePdf } from './support/pdfs.ts';
import { storedShapes } from './support/storedShapes.ts';

async function pick({ page }: BoardPage, name: string, buffer: Buffer): Promise<void> {
  const chooser = await askedForFiles(page, () => page.keyboard.press('9'));
  await chooser.setFiles({ name, mimeType: 'application/pdf', buffer });
}

test('the pages of a PDF are images in a row, as one step, and others see them', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await pick(ann, 'Plan.pdf', makePdf(3));
  // In the middle of the page in the middle there is a black square.
  const middle = around({ x: 640, y: 400 }, 40);
  await expectInk(ann.page, middle);
  await ann.expectSaved();
  const shapes = await storedShapes(ann.page.url());
  expect(shapes.map(({ k, tx }) => [k.type, tx])).toEqual(
    expect.arrayContaining([
      ['image', 'Plan 1'],
      ['image', 'Plan 2'],
      ['image', 'Plan 3'],
    ]),
  );
  const [first, second] = shapes.map(({ g }) => g).sort(([a], [b]) => a - b);
  expect(second?.[1]).toBe(first?.[1]);
  expect((first?.[3] ?? 0) / (first?.[2] ?? 1)).toBeCloseTo(595 / 420, 2);
  await expectInk(ben.page, middle);
  await ann.page.keyboard.press('Control+z');
  await expect.poll(async () => (await storedShapes(ann.page.url())).length).toBe(0);
});

test('a PDF that is damaged is said to be, and leaves the board as it was', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await pick(board, 'broken.pdf', Buffer.from('%PDF-1.7\nnothing of the kind'));
  await expect(board.page.getByText('This PDF is damaged')).toBeVisible();
  expect(await storedShapes(board.page.url())).toEqual([]);
});
