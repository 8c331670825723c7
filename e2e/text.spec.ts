import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { movedPixels } from './support/movedPixels.ts';
import { openByDoubleClick } from './support/openByDoubleClick.ts';
import { storedShapes } from './support/storedShapes.ts';

/** The field over the canvas. */
const fieldOf = ({ page }: BoardPage, name: string | RegExp = 'Text'): Locator =>
  page.getByRole('textbox', { name, exact: true });

/** Presses until the field has this text: where a busy machine pauses, so did whoever typed, and there is one step more. */
async function pressUntil({ page }: BoardPage, key: string, field: Locator, text: string): Promise<void> {
  await expect(async () => {
    if ((await field.inputValue()) !== text) await page.keyboard.press(key);
    await expect(field).toHaveValue(text, { timeout: 1_000 });
  }).toPass();
}

const textsOf = async ({ page }: BoardPage) => (await storedShapes(page.url())).map(({ tx }) => tx);

/** What is on screen around the text, without the caret, once nothing there changes any more: tiles come a moment later. */
async function picture({ page }: BoardPage): Promise<Buffer> {
  const take = () => page.screenshot({ clip: { x: 180, y: 160, width: 640, height: 400 }, caret: 'hide' });
  let seen = await take();
  await expect
    .poll(async () => {
      const before = seen;
      seen = await take();
      return seen.equals(before);
    })
    .toBe(true);
  return seen;
}

test('T and a click write a text, which others see before it is finished', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.page.keyboard.press('t');
  await ann.canvas.click({ position: { x: 300, y: 300 } });
  await ann.page.keyboard.type('Hello');
  await expectInk(ben.page, around({ x: 330, y: 300 }, 30));
  await ann.page.keyboard.press('Enter');
  await ann.page.keyboard.type('second line');
  await ann.page.keyboard.press('Escape');
  await expect(fieldOf(ann)).toHaveCount(0);
  await expect(ann.tool('Select')).toHaveAttribute('aria-pressed', 'true');
  await ann.expectSaved();
  const [text] = await storedShapes(ann.page.url());
  expect(text).toMatchObject({ k: { type: 'text' }, tx: 'Hello\nsecond line' });
  expect(text?.g.slice(0, 2)).toEqual([300, 285]);
});

test('a double click on the empty board writes, and a click beside it ends that', async ({ openBoard }) => {
  const board = await openBoard();
  await openByDoubleClick(board, { x: 400, y: 300 }, fieldOf(board));
  await board.page.keyboard.type('Quick thought');
  await board.canvas.click({ position: { x: 700, y: 500 } });
  await expect(fieldOf(board)).toHaveCount(0);
  await expectInk(board.page, around({ x: 430, y: 300 }, 30));
  await openByDoubleClick(board, { x: 600, y: 500 }, fieldOf(board));
  await board.canvas.click({ position: { x: 800, y: 600 } });
  await board.expectSaved();
  expect(await textsOf(board)).toEqual(['Quick thought']);
});

test('a label goes into the middle of a shape, which grows when it has no room', async ({ openBoard }) => {
  const board = await openBoard();
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 300, y: 200 }, { x: 460, y: 260 });
  await openByDoubleClick(board, { x: 380, y: 230 }, fieldOf(board, 'Text of Rectangle'));
  await fieldOf(board, 'Text of Rectangle').fill('');
  await board.page.keyboard.type('A label that takes some lines');
  await board.page.keyboard.press('Control+Enter');
  await board.expectSaved();
  const [shape] = await storedShapes(board.page.url());
  expect(shape?.tx).toBe('A label that takes some lines');
  expect(shape?.g.slice(0, 3)).toEqual([300, 200, 160]);
  expect(shape?.g[3]).toBeGreaterThan(80);
});

test('N and a click put a sticky note there, and one writes on it', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await board.page.keyboard.press('n');
  await board.canvas.click({ position: { x: 400, y: 350 } });
  await expect(fieldOf(board, 'Text of Sticky note')).toBeFocused();
  await board.page.keyboard.type('Buy milk');
  await board.page.keyboard.press('Escape');
  await expectInk(board.page, around({ x: 400, y: 350 }, 60));
  await board.expectSaved();
  const [note] = await storedShapes(board.page.url());
  expect(note).toMatchObject({ k: { type: 'sticky' }, g: [300, 250, 200, 200, 0], tx: 'Buy milk' });
});

test('with the keyboard alone a text is written, changed and left', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await board.page.keyboard.press('t');
  await board.page.keyboard.press('Enter');
  await expect(fieldOf(board)).toBeFocused();
  await board.page.keyboard.type('By keys');
  await board.page.keyboard.press('Tab');
  await expect(board.canvas).toBeFocused();
  await board.page.keyboard.press('Enter');
  await board.page.keyboard.type('Changed');
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
  expect(await textsOf(board)).toEqual(['Changed']);
});

test('keys of the board are letters in a text, and all of it is one step to take back', async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await page.keyboard.press('t');
  await board.canvas.click({ position: { x: 300, y: 300 } });
  await page.keyboard.type('vrp 123');
  await pressUntil(board, 'Control+z', fieldOf(board), '');
  await pressUntil(board, 'Control+Shift+z', fieldOf(board), 'vrp 123');
  await board.expectSaved();
  await page.keyboard.type(' and more');
  await page.keyboard.press('Escape');
  await board.expectSaved();
  expect(await textsOf(board)).toEqual(['vrp 123 and more']);
  await page.keyboard.press('Control+z');
  await board.expectSaved();
  expect(await textsOf(board)).toEqual([]);
  await page.keyboard.press('Control+Shift+z');
  await expectInk(page, around({ x: 330, y: 300 }, 30));
});

test('two people in one text keep every letter, and their carets', async ({ openBoard }) => {
  const ann = await openBoard();
  await ann.page.keyboard.press('n');
  await ann.canvas.click({ position: { x: 400, y: 350 } });
  await ann.page.keyboard.type('middle');
  // What is typed is stored when the keys rest for a moment.
  await expect.poll(() => textsOf(ann)).toEqual(['middle']);
  const ben = await openBoard(ann.page.url());
  const [annField, benField] = [ann, ben].map((board) => fieldOf(board, 'Text of Sticky note'));
  await openByDoubleClick(ben, { x: 400, y: 350 }, benField ?? ben.canvas);
  await expect(benField ?? ben.canvas).toHaveValue('middle');
  await ann.page.keyboard.press('Home');
  await ben.page.keyboard.press('End');
  await Promise.all([ann.page.keyboard.type('one '), ben.page.keyboard.type(' two')]);
  for (const field of [annField, benField]) await expect(field ?? ann.canvas).toHaveValue('one middle two');
  await ann.page.keyboard.type('more ');
  await expect(benField ?? ben.canvas).toHaveValue('one more middle two');
});

for (const [name, text] of [
  ['of Latin letters', 'AVATAR office fi\nsecond line, déjà vu ąęł'],
  ['from right to left', 'שלום עולם\nmixed עברית text\nمرحبا'],
  ['with pictures', 'smile 😀 and 👩‍👩‍👧'],
] as const) {
  test(`text ${name} stays where it is when it is opened and closed @emulation`, async ({ openBoard }) => {
    const board = await openBoard();
    await board.page.keyboard.press('t');
    await board.canvas.click({ position: { x: 400, y: 300 } });
    await board.page.keyboard.insertText(text);
    await board.page.keyboard.press('Escape');
    await board.page.keyboard.press('Escape');
    await expectInk(board.page, around({ x: 400, y: 300 }, 60));
    await board.expectSaved();
    const closed = await picture(board);
    await openByDoubleClick(board, { x: 400, y: 300 }, fieldOf(board));
    await expect(fieldOf(board)).toHaveValue(text);
    await board.page.keyboard.press('Control+End');
    await expectNoInk(board.page, around({ x: 400, y: 300 }, 60));
    const open = await picture(board);
    expect(await movedPixels(board.page, closed, open)).toBeLessThan(20);
    await board.page.keyboard.press('Escape');
    await board.expectSaved();
    expect(await textsOf(board)).toEqual([text]);
  });
}

test('an input method composes in peace while others type @emulation', async ({ openBoard }) => {
  const ann = await openBoard();
  await ann.page.keyboard.press('n');
  await ann.canvas.click({ position: { x: 400, y: 350 } });
  await ann.page.keyboard.type('a');
  const ben = await openBoard(ann.page.url());
  await expectInk(ben.page, around({ x: 400, y: 350 }, 60));
  const method = await ann.page.context().newCDPSession(ann.page);
  const compose = (text: string) =>
    method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('に');
  await compose('にほ');
  const field = fieldOf(ann, 'Text of Sticky note');
  await expect(field).toHaveValue('aにほ');
  await openByDoubleClick(ben, { x: 400, y: 350 }, fieldOf(ben, 'Text of Sticky note'));
  await ben.page.keyboard.press('Home');
  await ben.page.keyboard.type('b');
  await ben.page.keyboard.press('Escape');
  await ben.expectSaved();
  await compose('にほん');
  await expect(field).toHaveValue('aにほん');
  expect(await textsOf(ann)).toEqual(['ba']);
  await method.send('Input.insertText', { text: '日本' });
  await expect(field).toHaveValue('ba日本');
  await ann.page.keyboard.press('Escape');
  await ann.expectSaved();
  expect(await textsOf(ann)).toEqual(['ba日本']);
});

test('what is too long is cut, and one is told', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  await board.page.keyboard.press('t');
  await board.canvas.click({ position: { x: 300, y: 300 } });
  await fieldOf(board).fill('word '.repeat(200_000));
  await expect(board.page.getByText('A text can have 10,000 letters at most.')).toBeVisible();
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
  expect((await textsOf(board))[0]).toHaveLength(10_000);
});

test.describe('on a board that is there before its field for text', () => {
  // What a service worker keeps is not on its way for long.
  test.use({ person: { serviceWorkers: 'block' } });

  test('what is typed meanwhile is in the field then, and chooses no tool', async ({ openBoard }) => {
    const board = await openBoard();
    const { page } = board;
    const release = Promise.withResolvers<void>();
    await page.route(/\/assets\/textField-[^/]+\.js$/, async (route) => {
      await release.promise;
      await route.continue();
    });
    await page.reload();
    await board.expectSaved();
    await page.keyboard.press('t');
    await board.canvas.click({ position: { x: 300, y: 300 } });
    await page.keyboard.type('roped in');
    await page.keyboard.press('ArrowLeft');
    await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
    release.resolve();
    await expect(page.locator('.db-text-field')).toBeFocused();
    await expect(fieldOf(board)).toHaveValue('roped in');
    await page.keyboard.type('s ');
    await page.keyboard.press('Escape');
    await board.expectSaved();
    expect(await textsOf(board)).toEqual(['roped is n']);
  });
});

test.describe('on a phone @emulation', () => {
  test.use({ person: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } });

  test('a tap opens the field, which stays in view when the keyboard comes up', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const board = await openBoard();
    await board.page.keyboard.press('n');
    await board.page.touchscreen.tap(180, 470);
    const field = fieldOf(board, 'Text of Sticky note');
    await expect(field).toBeFocused();
    await board.page.keyboard.type('On a phone');
    // As a browser does that makes room for the keyboard.
    await board.page.setViewportSize({ width: 360, height: 340 });
    await expect
      .poll(async () => {
        const box = await field.boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height / 2 < 340;
      })
      .toBe(true);
    await expect(field).toBeFocused();
  });
});
