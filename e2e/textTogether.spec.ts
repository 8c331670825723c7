import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { around, expectInk } from './support/ink.ts';
import { openByDoubleClick } from './support/openByDoubleClick.ts';
import { storedShapes } from './support/storedShapes.ts';

const fieldOf = ({ page }: BoardPage): Locator => page.getByRole('textbox', { name: /^Text( of .+)?$/ });
const caretIn = ({ page }: BoardPage): Locator => page.locator('.db-caret');
const nameIn = ({ page }: BoardPage): Locator => page.locator('.db-caret-name');
const selectionIn = ({ page }: BoardPage): Locator => page.locator('.db-caret-selection');

const lettersIn = (board: BoardPage) => fieldOf(board).inputValue();
/** Letters may be there before they are in their final order. */
const expectSameText = (ann: BoardPage, ben: BoardPage) =>
  expect
    .poll(async () => (await lettersIn(ann)) === (await lettersIn(ben)), { message: 'the same' })
    .toBe(true);
const sorted = (text: string) => [...text].sort().join('');

/** The middle of the caret of somebody else, from the left of the window. */
async function caretX(board: BoardPage): Promise<number> {
  const box = await caretIn(board).boundingBox();
  return box ? box.x + box.width / 2 : Number.NaN;
}

/** Where it is to be is looked up each time, too: letters move when their font is loaded. */
async function expectCaretAt(board: BoardPage, place: () => Promise<number>): Promise<void> {
  await expect
    .poll(async () => Math.abs((await caretX(board)) - (await place())), { message: 'the caret is there' })
    .toBeLessThan(2);
}

/** Where so many letters at the beginning of the field's text end, from the left of the window; the text is one line. */
function lettersEnd(board: BoardPage, count: number): Promise<number> {
  return fieldOf(board).evaluate((field: HTMLTextAreaElement, letters) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    const { font, textAlign } = getComputedStyle(field);
    if (!context) return Number.NaN;
    context.font = font;
    const box = field.getBoundingClientRect();
    const scale = box.width / field.offsetWidth;
    const whole = context.measureText(field.value).width * scale;
    const before = context.measureText(field.value.slice(0, letters)).width * scale;
    return textAlign === 'center' ? box.x + (box.width - whole) / 2 + before : box.x + before;
  }, count);
}

/** Turned by 45°, a line that is a few px higher than its letters is so much wider, too. */
const MAX_STRAY_PX = 4;

interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where the browser itself puts letters of the field's text: the middle of each stretch, and how wide it is. */
function stretchesInField(board: BoardPage, from: number, to: number): Promise<Stretch[]> {
  return fieldOf(board).evaluate(
    (field: HTMLTextAreaElement, [start, end]) => {
      const mirror = document.createElement('div');
      mirror.style.cssText = field.style.cssText;
      // Firefox counts the space at the end of a line with the line; this way there is none.
      mirror.style.whiteSpace = 'pre-line';
      mirror.textContent = field.value;
      field.parentElement?.append(mirror);
      const range = document.createRange();
      const [letters] = mirror.childNodes;
      if (letters) range.setStart(letters, start);
      if (letters) range.setEnd(letters, end);
      const stretches = Array.from(range.getClientRects(), ({ x, y, width, height }) => ({
        x: x + width / 2,
        y: y + height / 2,
        width,
      }));
      mirror.remove();
      return stretches;
    },
    [from, to] as const,
  );
}

/** The same of what somebody else has selected. */
async function selectedStretches(board: BoardPage): Promise<Stretch[]> {
  const boxes = await Promise.all((await selectionIn(board).all()).map((box) => box.boundingBox()));
  return boxes.flatMap((box) =>
    box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width }] : [],
  );
}

/** How far the worst of those that are shown is from its counterpart. Browsers have stretches for spaces at the end of lines, too. */
function farthest(shown: readonly Stretch[], inField: readonly Stretch[]): number {
  const distances = shown.map((one) =>
    Math.min(
      ...inField.map((other) =>
        Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y), Math.abs(one.width - other.width)),
      ),
    ),
  );
  return Math.max(...distances);
}

/** Numbers in [0, 1), the same for the same seed: a linear congruential generator. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Between what is selected and the handle that turns it. */
const TURN_HANDLE_PX = 28;

type Made = (board: BoardPage) => Promise<void>;

const sticky: Made = async (board) => {
  await board.page.keyboard.press('n');
  await board.canvas.click({ position: { x: 500, y: 400 } });
};
const rectangle: Made = async (board) => {
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 400, y: 300 }, { x: 600, y: 500 });
};
const arrow: Made = async (board) => {
  await board.chooseTool('Arrow');
  await board.dragFrom({ x: 300, y: 400 }, { x: 700, y: 400 });
};

const turnedSticky: Made = async (board) => {
  await sticky(board);
  await board.page.keyboard.press('Escape');
  await board.dragFrom({ x: 500, y: 300 - TURN_HANDLE_PX }, { x: 600, y: 300 });
};

const openText = (board: BoardPage) => openByDoubleClick(board, { x: 500, y: 400 }, fieldOf(board));

/** Two people in the text of what the first of them made, which both have open. */
async function inOneText(
  openBoard: (address?: string) => Promise<BoardPage>,
  make: Made,
  text = '',
): Promise<readonly [BoardPage, BoardPage]> {
  const ann = await openBoard();
  await make(ann);
  if (text) {
    await openText(ann);
    await ann.page.keyboard.insertText(text);
  }
  await ann.page.keyboard.press('Escape');
  await ann.expectSaved();
  const ben = await openBoard(ann.page.url());
  for (const board of [ann, ben]) {
    await openText(board);
    await expect(fieldOf(board)).toHaveValue(text);
    await board.page.keyboard.press('End');
  }
  return [ann, ben];
}

test('who looks on sees the caret behind the letters, with a name that fades', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await sticky(ann);
  await ann.page.keyboard.type('Plan');
  await expect(caretIn(ben)).toBeVisible();
  // It is there for three seconds, in which a busy machine may not look: then the caret moves again.
  await expect(async () => {
    for (const key of ['Home', 'End']) {
      await ann.page.keyboard.press(key);
      await expect(nameIn(ben)).toHaveCSS('opacity', '1', { timeout: 1_000 });
    }
  }).toPass();
  await expect(nameIn(ben)).not.toHaveText('');
  await expectInk(ben.page, around({ x: 500, y: 400 }, 40));
  await expectCaretAt(ben, () => lettersEnd(ann, 4));
  await ann.page.keyboard.press('ArrowLeft');
  await expectCaretAt(ben, () => lettersEnd(ann, 3));
  const late = await openBoard(ann.page.url());
  await expectCaretAt(late, () => caretX(ben));
  await ann.page.keyboard.press('Shift+Home');
  await expect(selectionIn(ben)).toHaveCount(1);
  await expectCaretAt(ben, () => lettersEnd(ann, 0));
  await expect(nameIn(ben)).toHaveCSS('opacity', '0');
  await expect(caretIn(ben)).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(caretIn(ben)).toHaveCount(0);
});

test('the caret goes with whoever leaves', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const [ann, ben] = await inOneText(openBoard, sticky, 'here');
  await expect(caretIn(ben)).toBeVisible();
  await ann.page.close();
  await expect(caretIn(ben)).toHaveCount(0);
});

for (const [name, make, rounds] of [
  ['a sticky note', sticky, 50],
  ['the label of a rectangle', rectangle, 10],
  ['the label of an arrow', arrow, 10],
] as const) {
  test(`two who type at one caret of ${name} see the same, with every letter, for ${rounds} rounds`, {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const [ann, ben] = await inOneText(openBoard, make, 'x');
    const random = createRandom(rounds);
    const word = (letters: string) =>
      Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
        letters.charAt(Math.floor(random() * letters.length)),
      ).join('');
    const typed = ['', ''];
    for (let round = 0; round < rounds; round++) {
      const [one, other] = [word('abcdefghi'), word('ABCDEFGHI')];
      await Promise.all([ann.page.keyboard.type(one), ben.page.keyboard.type(other)]);
      typed[0] += one;
      typed[1] += other;
    }
    const all = sorted(`x${typed.join('')}`);
    for (const board of [ann, ben])
      await expect.poll(async () => sorted(await lettersIn(board)), { message: 'every letter' }).toBe(all);
    await expectSameText(ann, ben);
    const text = await lettersIn(ann);
    expect(text.replace(/[^a-i]/g, '')).toBe(typed[0]);
    expect(text.replace(/[^A-I]/g, '')).toBe(typed[1]);
    for (const board of [ann, ben]) await expect(caretIn(board)).toBeVisible();
    for (const board of [ann, ben]) await board.page.keyboard.press('Escape');
    await ann.expectSaved();
    await ben.expectSaved();
    expect((await storedShapes(ann.page.url())).map(({ tx }) => tx)).toEqual([text]);
  });
}

test('two who begin the first label of a shape at the same moment both keep their letters', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const [ann, ben] = await inOneText(openBoard, rectangle);
  await Promise.all([ann.page.keyboard.type('one'), ben.page.keyboard.type('two')]);
  for (const board of [ann, ben]) await expect(fieldOf(board)).toHaveValue(/^(onetwo|twoone)$/);
  await expectSameText(ann, ben);
});

test('undo of one takes only their letters', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const [ann, ben] = await inOneText(openBoard, sticky, 'x');
  await Promise.all([ann.page.keyboard.type('abc'), ben.page.keyboard.type('ABC')]);
  for (const board of [ann, ben])
    await expect.poll(async () => sorted(await lettersIn(board))).toBe('ABCabcx');
  // How many steps it is depends on how long was between two letters.
  await expect(async () => {
    await ann.page.keyboard.press('Control+z');
    expect(await lettersIn(ann)).not.toMatch(/[abc]/);
  }).toPass();
  await expect(fieldOf(ben)).toHaveValue('xABC');
  await expect(fieldOf(ann)).toHaveValue('xABC');
});

test('the caret of each stays at its letter while the other types before it', async ({ openBoard }) => {
  const [ann, ben] = await inOneText(openBoard, rectangle, 'word');
  await expectCaretAt(ben, () => lettersEnd(ben, 4));
  await ben.page.keyboard.press('Home');
  await ben.page.keyboard.type('my ');
  await expect(fieldOf(ann)).toHaveValue('my word');
  await expectCaretAt(ben, () => lettersEnd(ben, 7));
  await expectCaretAt(ann, () => lettersEnd(ann, 3));
  await ann.page.keyboard.type('s');
  await expect(fieldOf(ben)).toHaveValue('my words');
  await expectCaretAt(ben, () => lettersEnd(ben, 8));
  // Where it is drawn does not depend on whether one types there oneself.
  const inField = await caretX(ben);
  await ben.page.keyboard.press('Escape');
  await expect(fieldOf(ben)).toHaveCount(0);
  await expectCaretAt(ben, async () => inField);
});

for (const [name, make, text, from, to, count] of [
  ['in a label over several lines', rectangle, 'A label that is broken into some lines', 3, 24, 2],
  ['from right to left', rectangle, 'שלום עולם וגם יום טוב', 2, 12, 1],
  ['of joining letters', rectangle, 'مرحبا بالعالم', 2, 9, 1],
  ['in both directions', rectangle, 'אב abc 12', 1, 5, 2],
  ['in a turned note', turnedSticky, 'Some words on paper', 2, 13, 2],
  ['on an arrow', arrow, 'a label of an arrow', 2, 9, 1],
] as const) {
  test(`what somebody selects of a text ${name} is where the browser has it`, async ({ openBoard }) => {
    const [ann, ben] = await inOneText(openBoard, make, text);
    await fieldOf(ann).evaluate(
      (field: HTMLTextAreaElement, [start, end]) => field.setSelectionRange(start, end),
      [from, to] as const,
    );
    await expect(selectionIn(ben)).toHaveCount(count);
    await expect
      .poll(async () => farthest(await selectedStretches(ben), await stretchesInField(ben, from, to)), {
        message: 'the selection is where its letters are',
      })
      .toBeLessThan(MAX_STRAY_PX);
  });
}

test('an input method of one leaves the carets of both where they are @emulation', async ({ openBoard }) => {
  const [ann, ben] = await inOneText(openBoard, sticky, 'ab');
  const method = await ann.page.context().newCDPSession(ann.page);
  await method.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await expect(fieldOf(ann)).toHaveValue('abにほ');
  await ben.page.keyboard.press('Home');
  await ben.page.keyboard.type('c');
  await ben.expectSaved();
  // What is being composed is not text yet: for Ben, Ann is behind the letters that there are.
  await expectCaretAt(ben, () => lettersEnd(ben, 3));
  // Ann's field has no "c" yet: Ben is at its beginning.
  await expectCaretAt(ann, () => lettersEnd(ann, 0));
  await method.send('Input.insertText', { text: '日本' });
  for (const board of [ann, ben]) await expect(fieldOf(board)).toHaveValue('cab日本');
  await expectCaretAt(ben, () => lettersEnd(ben, 5));
  await expectCaretAt(ann, () => lettersEnd(ann, 1));
});
