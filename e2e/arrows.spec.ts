import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

/** Two boxes side by side, and what lies in the middle of each. */
async function drawBoxes(board: BoardPage): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 300, y: 300 }, { x: 400, y: 380 });
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 700, y: 300 }, { x: 800, y: 380 });
}

const LEFT: Point = { x: 350, y: 340 };
const RIGHT: Point = { x: 750, y: 340 };
const BETWEEN: Point = { x: 550, y: 340 };

/** From one box to the other. Whoever rests on the way means the very point, which a busy machine does, too: then it is drawn again. */
async function drawArrowWithoutRest(board: BoardPage): Promise<void> {
  await expect(async () => {
    await board.chooseTool('Arrow');
    await board.dragFrom(LEFT, RIGHT);
    await board.expectSaved();
    const ends = (await storedShapes(board.page.url())).flatMap(({ bs, be }) => [bs, be]);
    const hasRested = ends.some((end) => end?.inside);
    if (hasRested) await board.page.keyboard.press('Control+z');
    expect(hasRested).toBe(false);
  }).toPass();
}

const typesOn = async (board: BoardPage) => (await storedShapes(board.page.url())).map(({ k }) => k.type);

test('an arrow is bound to two shapes, and follows when somebody else moves one of them', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  await drawBoxes(ann);
  await drawArrowWithoutRest(ann);
  expect((await typesOn(ann)).sort()).toEqual(['arrow', 'rectangle', 'rectangle']);
  await expectInk(ann.page, around(BETWEEN));
  // It stops at the outlines.
  await expectNoInk(ann.page, around(LEFT));

  const ben = await openBoard(ann.page.url());
  await expectInk(ben.page, around(BETWEEN));
  await ben.chooseTool('Select');
  await ben.page.mouse.move(700, 350);
  await ben.page.mouse.down();
  await ben.page.mouse.move(700, 450, { steps: 5 });
  await ben.page.mouse.move(700, 550, { steps: 5 });
  // Still in his hand: both see it already.
  for (const { page } of [ann, ben]) {
    await expectInk(page, around({ x: 550, y: 440 }));
    await expectNoInk(page, around(BETWEEN));
  }
  await ben.page.mouse.up();
  await ben.expectSaved();
  await expectInk(ann.page, around({ x: 550, y: 440 }));
  await ann.page.reload();
  await ann.expectSaved();
  await expectInk(ann.page, around({ x: 550, y: 440 }));
});

test('an arrow drawn with Ctrl held is bound to nothing', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  await drawBoxes(ann);
  await ann.chooseTool('Arrow');
  await ann.page.keyboard.down('Control');
  await ann.dragFrom(LEFT, BETWEEN);
  await ann.page.keyboard.up('Control');
  await expectInk(ann.page, around(LEFT));
});

test('the end of an arrow is dragged from one shape to another', async ({ openBoard }) => {
  const ann = await openBoard();
  await drawBoxes(ann);
  await ann.chooseTool('Arrow');
  await ann.dragFrom(LEFT, { x: 550, y: 600 });
  await ann.dragFrom({ x: 550, y: 600 }, RIGHT);
  await expectInk(ann.page, around(BETWEEN));
  await ann.page.keyboard.press('Control+z');
  await expectNoInk(ann.page, around(BETWEEN));
  await expectInk(ann.page, around({ x: 550, y: 600 }));
});

test('a line goes from click to click, and is closed at its first point', async ({ openBoard }) => {
  const ann = await openBoard();
  await ann.page.keyboard.press('l');
  for (const [x, y] of [
    [400, 300],
    [600, 300],
    [600, 500],
    [402, 303],
  ] as const) {
    await ann.page.mouse.move(x, y, { steps: 3 });
    await ann.page.mouse.click(x, y);
  }
  await expect(ann.tool('Select')).toHaveAttribute('aria-pressed', 'true');
  await ann.expectSaved();
  expect(await typesOn(ann)).toEqual(['line']);
  for (const point of [
    { x: 500, y: 300 },
    { x: 600, y: 400 },
    { x: 500, y: 400 },
  ])
    await expectInk(ann.page, around(point));
});

test('an elbow arrow goes upright and level, around the shapes', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await ann.chooseTool('Rectangle');
  await ann.dragFrom({ x: 300, y: 200 }, { x: 400, y: 280 });
  await ann.chooseTool('Rectangle');
  await ann.dragFrom({ x: 700, y: 500 }, { x: 800, y: 580 });
  await ann.chooseTool('Arrow');
  await ann.page.getByRole('button', { name: 'Elbow' }).click();
  await ann.dragFrom({ x: 350, y: 240 }, { x: 750, y: 540 });
  await expectInk(ann.page, around({ x: 480, y: 240 }));
  await expectInk(ann.page, around({ x: 550, y: 390 }));
  await expectInk(ann.page, around({ x: 620, y: 540 }));
  await expectNoInk(ann.page, around({ x: 480, y: 340 }));
});
