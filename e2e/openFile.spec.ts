import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, serverTest, test } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { openHome } from './pages/home.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk } from './support/ink.ts';
import { makePdf } from './support/pdfs.ts';
import { takePhoto } from './support/photos.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';
import { expectToast } from './support/toasts.ts';

const sample = (name: string): string => fileURLToPath(new URL(`samples/${name}`, import.meta.url));
const adapter = sample('sio-redis-adapter.excalidraw');

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const json = (value: unknown, name = 'given.excalidraw'): Given => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

async function openByKey(page: Page, file: string | Given): Promise<void> {
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles(file);
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Open a file' });

/** The shapes are on the board some turns before the dialog is gone, and until then the keys are the dialog's. */
async function takeAs(page: Page, name: 'Add to this board' | 'Add as a picture'): Promise<void> {
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
}

const shapesOf = async (page: Page): Promise<number> => (await storedShapes(page.url())).length;

test('what a file brings is said before, is seen by others, and is one step of undo', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.draw([
    { x: 200, y: 200 },
    { x: 260, y: 240 },
  ]);
  await ann.expectSaved();
  await ann.page.bringToFront();
  await openByKey(ann.page, adapter);
  const dialog = dialogOf(ann.page);
  await expect(dialog.getByText(/^\d+ shapes from Excalidraw\.$/)).toBeVisible();
  await expect(dialog.getByText('As they are')).toBeVisible();
  const add = dialog.getByRole('button', { name: 'Add to this board' });
  await expect(add).toBeFocused();
  expect(await seriousFaults(ann.page, 'dialog')).toEqual([]);
  expect(await shapesOf(ann.page)).toBe(1);
  await add.press('Enter');
  await expect(dialog).toBeHidden();
  await ann.expectSaved();
  const count = await shapesOf(ann.page);
  expect(count).toBeGreaterThan(20);
  await expectInk(ben.page, around({ x: 640, y: 400 }, 300));
  await ann.page.keyboard.press('Control+z');
  await ann.expectSaved();
  await expect.poll(() => shapesOf(ann.page)).toBe(1);
  await ann.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => shapesOf(ann.page)).toBe(count);
});

test('a file that is dropped goes where it was dropped; an image stays an image', async ({ openBoard }) => {
  const { page } = await openBoard();
  const drop = (given: Given, x: number, y: number) =>
    page.evaluate(
      ({ name, type, bytes, at }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
        const init = { bubbles: true, cancelable: true, dataTransfer, ...at };
        document.querySelector('.canvas')?.dispatchEvent(new DragEvent('drop', init));
      },
      { name: given.name, type: given.mimeType, bytes: [...given.buffer], at: { clientX: x, clientY: y } },
    );
  const elements = [{ type: 'rectangle', x: 5000, y: 5000, width: 100, height: 60 }];
  await drop(json({ type: 'excalidraw', elements }), 400, 300);
  await takeAs(page, 'Add to this board');
  await expect.poll(() => storedShapes(page.url())).toMatchObject([{ g: [350, 270, 100, 60, 0] }]);
  await drop({ name: 'bridge.png', mimeType: 'image/png', buffer: blackPng(200, 100) }, 700, 500);
  await expect.poll(() => shapesOf(page)).toBe(2);
  await expect(dialogOf(page)).toBeHidden();
  expect((await storedShapes(page.url())).map(({ k }) => k.type).sort()).toEqual(['image', 'rectangle']);
});

test('a drawing becomes shapes or a picture, as one likes', async ({ openBoard }) => {
  const { page } = await openBoard();
  const inner = '<rect width="80" height="60"/><circle cx="150" cy="30" r="30"/><filter/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">${inner}<foreignObject/></svg>`;
  const given = { name: 'Logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
  const typesOf = async () => (await storedShapes(page.url())).map(({ k }) => k.type).sort();
  await openByKey(page, given);
  await expect(dialogOf(page).getByText('2 shapes from a drawing (SVG).')).toBeVisible();
  await expect(dialogOf(page).getByText('Pieces of web pages')).toBeVisible();
  await takeAs(page, 'Add to this board');
  await expect.poll(typesOf).toEqual(['ellipse', 'rectangle']);
  await page.keyboard.press('Control+z');
  await expect.poll(typesOf).toEqual([]);
  await openByKey(page, given);
  await takeAs(page, 'Add as a picture');
  await expect.poll(typesOf).toEqual(['image']);
});

test('the pages of a PDF become images in a row, as one step', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await openByKey(ann.page, { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: makePdf(3) });
  // In the middle of the page in the middle there is a black square.
  await expectInk(ann.page, around({ x: 640, y: 400 }, 40));
  await expect(dialogOf(ann.page)).toBeHidden();
  await ann.expectSaved();
  const shapes = await storedShapes(ann.page.url());
  expect(shapes.map(({ k, tx }) => [k.type, tx]).sort()).toEqual([
    ['image', 'Plan 1'],
    ['image', 'Plan 2'],
    ['image', 'Plan 3'],
  ]);
  await expectInk(ben.page, around({ x: 640, y: 400 }, 40));
  await ann.page.keyboard.press('Control+z');
  await expect.poll(() => shapesOf(ann.page)).toBe(0);
});

test('a table and a flowchart in a file are drawn as if they were pasted', async ({ openBoard }) => {
  const { page } = await openBoard();
  for (const [name, text, words, count] of [
    ['cities.csv', 'City;Since\nLyon;-43\nBern;1191', '6 shapes from a table.', 6],
    ['flow.mmd', 'flowchart LR\nA[Order] --> B[Pack]', '3 shapes from a Mermaid flowchart.', 3],
  ] as const) {
    await openByKey(page, { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect(dialogOf(page).getByText(words)).toBeVisible();
    await takeAs(page, 'Add to this board');
    await expect.poll(() => shapesOf(page)).toBe(count);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shapesOf(page)).toBe(0);
  }
});

test('a file that is none says so, and leaves the board as it is', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { page } = await openBoard();
  const dialog = dialogOf(page);
  for (const [given, words] of [
    [json('{"type":"excalidraw","elements":[{"type":"rect'), /damaged/],
    [json(`{"type":"excalidraw","elements":${'['.repeat(200_000)}`), /damaged/],
    [json({ type: 'excalidraw', elements: [] }), /nothing in this file/],
    [json('hello', 'hello.txt'), /no file that a board can be made of/],
    [json(''), /empty/],
  ] as const) {
    await openByKey(page, given);
    await expect(dialog.getByRole('alert')).toHaveText(words);
    await expect(dialog.getByRole('button', { name: 'Choose another file' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  expect(await shapesOf(page)).toBe(0);
});

test('another file can be chosen at once', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page } = await openBoard();
  await openByKey(page, json('hello'));
  const chooser = await askedForFiles(page, () =>
    page.getByRole('button', { name: 'Choose another file' }).click(),
  );
  await chooser.setFiles(adapter);
  await expect(dialogOf(page).getByText(/shapes from Excalidraw/)).toBeVisible();
});

test('images in a file are those of the board', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const dataURL = `data:image/png;base64,${blackPng(40, 20).toString('base64')}`;
  const image = { type: 'image', x: 0, y: 0, width: 400, height: 200, fileId: 'f' };
  const elements = [image, { ...image, x: 500, fileId: 'gone' }];
  await openByKey(ann.page, json({ type: 'excalidraw', elements, files: { f: { dataURL } } }));
  const stored = ann.page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.status() === 201,
  );
  await takeAs(ann.page, 'Add to this board');
  await stored;
  await ann.expectSaved();
  const ben = await openBoard(ann.page.url());
  expect(await storedShapes(ben.page.url())).toHaveLength(2);
});

test('thousands of shapes come in parts, and are one step of undo', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { page } = await openBoard();
  const elements = Array.from({ length: 2846 }, (_, index) => ({
    ...{ id: `e${index}`, type: index % 3 === 0 ? 'text' : 'rectangle', text: `word ${index}` },
    ...{ x: (index % 60) * 120, y: Math.floor(index / 60) * 80, width: 100, height: 60 },
  }));
  await openByKey(page, json({ type: 'excalidraw', elements }));
  const dialog = dialogOf(page);
  await expect(dialog.getByText('2,846 shapes from Excalidraw.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Add to this board' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectToast(page, '2,846 shapes added.');
  await expect(dialog).toBeHidden();
  await expect.poll(() => shapesOf(page)).toBe(2846);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shapesOf(page)).toBe(0);
});

test('on the page of all boards a file becomes a new board, which is called as the file is', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = await openHome(board);
  const chooser = await askedForFiles(page, () => page.getByRole('button', { name: 'Open a file' }).click());
  await chooser.setFiles(adapter);
  const open = page.getByRole('button', { name: 'Open as a new board' });
  await expect(open).toBeVisible();
  expect(await seriousFaults(page, 'dialog')).toEqual([]);
  await open.click();
  await page.waitForURL(/\/b\//);
  expect(page.url()).not.toBe(board.page.url());
  await createBoardPage(page).expectSaved();
  await expect(page).toHaveTitle(/sio-redis-adapter/);
  await expect.poll(() => shapesOf(page)).toBeGreaterThan(20);
  await page.reload();
  await createBoardPage(page).expectSaved();
  await expect(dialogOf(page)).toBeHidden();
});

serverTest.describe('with limits of whoever runs the server', () => {
  serverTest.use({ serverEnv: { IMPORT_MAX_BYTES: '1100', IMPORT_MAX_SHAPES: '3' } });

  serverTest('a file that is too large is not opened', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const { page } = await openBoard();
    await openByKey(page, adapter);
    await expect(dialogOf(page).getByRole('alert')).toHaveText(/Files of up to 0 MB are opened here/);
  });

  serverTest('a picture may be as large as pictures are', async ({ openBoard }) => {
    const { page } = await openBoard();
    const photo = await takePhoto(page, 'image/jpeg');
    expect(photo.buffer.length).toBeGreaterThan(1100);
    await openByKey(page, photo);
    await expect.poll(async () => (await storedShapes(page.url())).map(({ k }) => k.type)).toEqual(['image']);
  });
});
