import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

/** Where the handles of a box are: half a line and a little space outside of it. */
const OUT_PX = 6.75;
/** The knob is so much higher. */
const KNOB_PX = 22;

const at = (x: number, y: number): Point => ({ x, y });

async function drawBox(board: BoardPage, from: Point, to: Point): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom(from, to);
}

/** Place, size and angle of every shape, from the left. */
async function places(board: BoardPage): Promise<number[][]> {
  await board.expectSaved();
  const shapes = await storedShapes(board.page.url());
  return shapes
    .map(({ g }) => g.map((number) => Math.round(number * 100) / 100))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

async function press(board: BoardPage, from: Point, to: Point): Promise<void> {
  const { mouse } = board.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 6 });
}

const box = [at(300, 300), at(500, 400)] as const;
const corner = at(500 + OUT_PX, 400 + OUT_PX);

test('a shape is resized by its corner and its side, with Shift and with Alt', async ({ openBoard }) => {
  const board = await openBoard();
  const { keyboard } = board.page;
  await drawBox(board, ...box);
  await board.dragFrom(corner, at(corner.x + 60, corner.y + 40));
  await expect.poll(() => places(board)).toEqual([[300, 300, 260, 140, 0]]);
  await board.dragFrom(at(300 - OUT_PX, 370), at(260 - OUT_PX, 500));
  await expect.poll(() => places(board)).toEqual([[260, 300, 300, 140, 0]]);
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await keyboard.down('Shift');
  await board.dragFrom(corner, at(corner.x + 100, corner.y));
  await keyboard.up('Shift');
  await expect.poll(() => places(board)).toEqual([[300, 300, 300, 150, 0]]);
  await keyboard.press('Control+z');
  await keyboard.down('Alt');
  await board.dragFrom(corner, at(corner.x + 20, corner.y + 10));
  await keyboard.up('Alt');
  await expect.poll(() => places(board)).toEqual([[280, 290, 240, 120, 0]]);
});

test('Escape in the middle of it leaves everything as it was', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await drawBox(board, ...box);
  await press(board, corner, at(800, 600));
  await expectInk(board.page, around(at(700, 593), 16));
  await board.page.keyboard.press('Escape');
  await expectNoInk(board.page, around(at(700, 593), 16));
  await board.page.mouse.up();
  await expect.poll(() => places(board)).toEqual([[300, 300, 200, 100, 0]]);
});

test('a shape is turned, with Shift by steps of 15°, and its handles turn with it', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  await drawBox(board, ...box);
  await board.page.keyboard.down('Shift');
  await board.dragFrom(at(400, 300 - OUT_PX - KNOB_PX), at(620, 345));
  await board.page.keyboard.up('Shift');
  const [turned] = await places(board);
  expect(turned?.[4]).toBeCloseTo(Math.PI / 2, 1);
  // What was its right side is below now.
  await board.dragFrom(at(400, 450 + OUT_PX), at(400, 500 + OUT_PX));
  await expect.poll(async () => (await places(board))[0]?.slice(2, 4)).toEqual([250, 100]);
});

test('others see a shape while it is resized', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await drawBox(ann, ...box);
  await expectInk(ben.page, around(at(400, 300)));
  await press(ann, corner, at(corner.x + 200, corner.y + 200));
  await expectInk(ben.page, around(at(600, 600)));
  await expectNoInk(ben.page, around(at(400, 400)));
  await expect.poll(() => places(ann)).toEqual([[300, 300, 200, 100, 0]]);
  await ann.page.mouse.up();
  await expectInk(ben.page, around(at(600, 600)));
  await expect.poll(() => places(ben)).toEqual([[300, 300, 400, 300, 0]]);
});

test('shapes are grouped, moved as one, gone into, aligned and set free again', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { keyboard, mouse } = board.page;
  await drawBox(board, at(300, 300), at(400, 360));
  await drawBox(board, at(500, 340), at(600, 400));
  await drawBox(board, at(700, 300), at(800, 360));
  await mouse.click(300, 330);
  await keyboard.down('Shift');
  await mouse.click(500, 370);
  await keyboard.up('Shift');
  await keyboard.press('Control+g');
  await keyboard.press('Escape');
  await board.dragFrom(at(500, 370), at(500, 420));
  await expect
    .poll(() => places(board))
    .toEqual([
      [300, 350, 100, 60, 0],
      [500, 390, 100, 60, 0],
      [700, 300, 100, 60, 0],
    ]);
  await keyboard.press('Control+a');
  await keyboard.press('Control+Shift+ArrowUp');
  await expect.poll(async () => (await places(board)).map(([, y]) => y)).toEqual([300, 340, 300]);
  await keyboard.press('Escape');
  await mouse.dblclick(300, 330);
  await board.dragFrom(at(300, 330), at(300, 530));
  await expect.poll(async () => (await places(board)).map(([, y]) => y)).toEqual([500, 340, 300]);
  await keyboard.press('Escape');
  await keyboard.press('Control+Shift+g');
  await keyboard.press('Escape');
  await board.dragFrom(at(500, 370), at(520, 370));
  await expect.poll(async () => (await places(board)).map(([x]) => x)).toEqual([300, 520, 700]);
});

test('Alt and a drag make a copy; keys flip, order and lock', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { keyboard, mouse } = board.page;
  await drawBox(board, ...box);
  await keyboard.down('Alt');
  await board.dragFrom(at(300, 350), at(620, 400));
  await keyboard.up('Alt');
  await expect
    .poll(() => places(board))
    .toEqual([
      [300, 300, 200, 100, 0],
      [620, 350, 200, 100, 0],
    ]);
  await keyboard.press('Control+a');
  await keyboard.press('Shift+v');
  await expect.poll(async () => (await places(board)).map(([, y]) => y)).toEqual([350, 300]);
  await keyboard.press('Control+Shift+l');
  await board.dragFrom(at(300, 400), at(300, 500));
  await expect.poll(async () => (await places(board)).map(([, y]) => y)).toEqual([350, 300]);
  await mouse.click(300, 400, { button: 'right' });
  await board.page.getByRole('menuitemcheckbox', { name: 'Lock' }).click();
  await board.dragFrom(at(300, 400), at(300, 500));
  await expect.poll(async () => (await places(board)).map(([, y]) => y)).toEqual([450, 300]);
});

test('numbers are read and typed', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await drawBox(board, ...box);
  await board.page.keyboard.press('Alt+/');
  const panel = board.page.getByRole('region', { name: 'Numbers' });
  const field = (name: string) => panel.getByRole('textbox', { name });
  const type = async (name: string, text: string): Promise<void> => {
    await field(name).focus();
    await board.page.keyboard.press('Control+a');
    await board.page.keyboard.type(text);
    await board.page.keyboard.press('Enter');
  };
  await expect(field('Width')).toHaveValue('200');
  await type('Width', '260');
  await type('Angle in degrees', '90');
  await expect.poll(() => places(board)).toEqual([[300, 300, 260, 100, 1.57]]);
  await board.page.keyboard.press('Escape');
  await expect(panel).toContainText('Select something');
});

test('axe finds nothing serious in the panel of numbers', { tag: '@emulation' }, async ({ openBoard }) => {
  const board = await openBoard();
  await drawBox(board, ...box);
  await board.page.keyboard.press('Alt+/');
  await expect(board.page.getByRole('textbox', { name: 'Width', exact: true })).toBeVisible();
  expect(await seriousFaults(board.page, '.numbers')).toEqual([]);
});
