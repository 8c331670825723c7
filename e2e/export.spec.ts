import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';
import { comment } from './support/comment.ts';
import { storedShapes } from './support/storedShapes.ts';
import { copyElsewhere } from './support/systemClipboard.ts';
import { expectToast } from './support/toasts.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export' });

async function drawStar(board: BoardPage): Promise<void> {
  await board.chooseTool('Star');
  await board.dragFrom({ x: 300, y: 300 }, { x: 420, y: 420 });
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
}

async function save(page: Page, format: string, scope?: string): Promise<Download> {
  await page.keyboard.press('Control+Shift+e');
  if (scope !== undefined) await dialogOf(page).getByLabel('What to save').selectOption(scope);
  await dialogOf(page).getByRole('radio', { name: format }).check();
  return saveAsChosen(page, format);
}

/** The file is there some turns before the dialog is gone, and until then the keys are the dialog's. */
async function saveAsChosen(page: Page, format: string): Promise<Download> {
  const dialog = dialogOf(page);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Save ${format}` }).click();
  const download = await saved;
  await expect(dialog).toBeHidden();
  return download;
}

async function openAgain(page: Page, download: Download, words?: string): Promise<void> {
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles({
    name: download.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: await readFile(await download.path()),
  });
  if (words !== undefined) await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
  await page.getByRole('button', { name: 'Add to this board' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

// Firefox does not tell of downloads over WebDriver BiDi.
const REOPENED = [
  ['PNG', 'excalidraw\\.png'],
  ['SVG', 'excalidraw\\.svg'],
  ['Drawbridge', 'drawbridge'],
  ['Excalidraw', 'excalidraw'],
] as const;
for (const [format, ending] of REOPENED) {
  test(`a board that is saved as ${format} can be opened again, and is the same`, {
    tag: '@emulation',
  }, async ({ openBoard }) => {
    const board = await openBoard();
    await drawStar(board);
    const [star] = await storedShapes(board.page.url());
    const download = await save(board.page, format);
    const name = new RegExp(`^Untitled board \\d{4}-\\d\\d-\\d\\d\\.${ending}$`);
    expect(download.suggestedFilename()).toMatch(name);
    const other = await openBoard(new URL('/', board.page.url()).href);
    await openAgain(other.page, download);
    await expect
      .poll(() => storedShapes(other.page.url()))
      .toMatchObject([{ k: { type: star?.k.type }, g: star?.g, s: star?.s }]);
  });
}

test('our own file brings what was said, to the place where it was', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await drawStar(board);
  await comment(board, { x: 360, y: 360 }, 'Five points');
  await board.page.keyboard.press('Escape');
  await board.expectSaved();
  const download = await save(board.page, 'Drawbridge');
  const other = await openBoard(new URL('/', board.page.url()).href);
  await openAgain(other.page, download, '1 shape and 1 comment from another board.');
  await expect(other.page.getByRole('button', { name: /Five points/ })).toBeVisible();
});

test('our own file has the history, if one wants that, and a page says that it leaves it out', {
  tag: '@emulation',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await drawStar(board);
  await page.keyboard.press('Control+Shift+e');
  await dialogOf(page).getByRole('radio', { name: 'Drawbridge' }).check();
  await dialogOf(page).getByLabel('What to save').selectOption('Whole board');
  await dialogOf(page)
    .getByRole('checkbox', { name: /^With history/ })
    .check();
  const download = await saveAsChosen(page, 'Drawbridge');
  const { history } = JSON.parse((await readFile(await download.path())).toString());
  expect(history).toMatchObject({
    authors: [{ clients: [expect.any(Number)] }],
    entries: [{ seq: 1, by: 0 }],
  });
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles(await download.path());
  await expect(page.getByText(/^Steps of the history, which only a new board can have/)).toBeVisible();
});

test('a picture without the drawing in it is called so, and is a picture', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await drawStar(board);
  await page.keyboard.press('Control+Shift+e');
  await dialogOf(page)
    .getByRole('checkbox', { name: /^Can be opened again/ })
    .uncheck();
  const download = await saveAsChosen(page, 'PNG');
  expect(download.suggestedFilename()).toMatch(/\d\.png$/);
  const words = (await readFile(await download.path())).toString('latin1');
  expect(words).not.toContain('excalidraw');
});

test('a selection in a picture is opened as what was selected', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await drawStar(board);
  await board.chooseTool('Rectangle');
  await board.dragFrom({ x: 600, y: 300 }, { x: 700, y: 420 });
  await board.expectSaved();
  // What was drawn last is selected.
  const download = await save(board.page, 'SVG');
  const other = await openBoard(new URL('/', board.page.url()).href);
  await openAgain(other.page, download);
  await expect
    .poll(async () => (await storedShapes(other.page.url())).map(({ k }) => k.type))
    .toEqual(['rectangle']);
});

test('a file of Excalidraw that is opened and saved again is the same', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const name = 'kurtosis-architecture.excalidraw';
  const buffer = await readFile(new URL(`samples/${name}`, import.meta.url));
  const board = await openBoard();
  const chooser = await askedForFiles(board.page, () => board.page.keyboard.press('Control+o'));
  await chooser.setFiles({ name, mimeType: 'application/json', buffer });
  await board.page.getByRole('button', { name: 'Add to this board' }).click();
  await expect(board.page.getByRole('dialog')).toBeHidden();
  const download = await save(board.page, 'Excalidraw');
  const [before, after] = [buffer, await readFile(await download.path())].map((file) =>
    JSON.parse(file.toString()),
  );
  expect(after.elements).toHaveLength(before.elements.length);
  expect(after).toMatchObject(before);
});

test('a page and the server write the same file of Excalidraw, and of one of its frames', {
  tag: '@emulation',
}, async ({ openBoard }) => {
  const { page } = await openBoard();
  const png =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const box = { x: 0, y: 0, width: 100, height: 100, strokeColor: '#1e1e1e' };
  const crop = { x: 0, y: 0, width: 0.5, height: 0.5, naturalWidth: 1, naturalHeight: 1 };
  const elements = [
    { ...box, id: 'image', type: 'image', fileId: 'a', status: 'saved', crop, frameId: 'frame' },
    { ...box, id: 'frame', type: 'frame', name: 'Plan', width: 200 },
    { ...box, id: 'beside', type: 'ellipse', x: 400 },
    { ...box, id: 'words', type: 'text', y: 300, text: 'Ada 🎈', fontSize: 20, fontFamily: 5 },
  ];
  const files = { a: { id: 'a', mimeType: 'image/png', dataURL: png, created: 1 } };
  const file = { type: 'excalidraw', version: 2, source: 'elsewhere', elements, files };
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles({
    ...{ name: 'plan.excalidraw', mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.getByRole('button', { name: 'Add to this board' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => storedShapes(page.url())).toHaveLength(4);
  const ofServer = async (query: string) => {
    const { origin, pathname } = new URL(page.url());
    const board = origin + pathname.replace('/b/', '/api/boards/');
    return (await page.request.get(`${board}/export?format=excalidraw${query}`)).text();
  };
  // The board has the image before the server has its file.
  await expect.poll(() => ofServer('')).toContain(png);
  const saved = async (scope?: string) =>
    (await readFile(await (await save(page, 'Excalidraw', scope)).path())).toString();
  expect(await saved('board')).toBe(await ofServer(''));
  await page.keyboard.press('Control+Shift+e');
  const scope = await dialogOf(page).locator('option', { hasText: 'Frame: Plan' }).getAttribute('value');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  const ofFrame = await saved(scope ?? '');
  expect(ofFrame).toBe(await ofServer(`&frame=${scope?.replace('frame:', '')}`));
  expect([ofFrame.includes(png), ofFrame.includes('ellipse')]).toEqual([true, false]);
});

test('a document has a page for each frame', { tag: '@emulation' }, async ({ openBoard }) => {
  const board = await openBoard();
  await board.chooseTool('Frame');
  await board.dragFrom({ x: 200, y: 200 }, { x: 420, y: 420 });
  await board.chooseTool('Frame');
  await board.dragFrom({ x: 500, y: 200 }, { x: 720, y: 420 });
  await board.page.keyboard.press('Escape');
  const file = (await readFile(await (await save(board.page, 'PDF')).path())).toString('latin1');
  expect(file).toMatch(/^%PDF-1\.\d/);
  expect(file.match(/\/Type \/Page\b/g)).toHaveLength(2);
});

test('one sees what will be saved, how large it is, and chooses with keys alone', {
  tag: '@emulation',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await drawStar(board);
  await page.keyboard.press('Control+Shift+e');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('img', { name: 'What will be saved' })).toBeVisible();
  const size = dialog.getByText(/^\d+ × \d+ px$/);
  const before = await size.textContent();
  expect(await seriousFaults(page, 'dialog')).toEqual([]);
  await expect(dialog.getByRole('radio', { name: 'PNG' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: '3×' })).toBeChecked();
  await expect(size).not.toHaveText(before ?? '');
  const [width, height] = ((await size.textContent()) ?? '').split(/\D+/).map(Number);
  await dialog.getByRole('button', { name: 'Save PNG' }).focus();
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(sizeOf(await readFile(await (await saved).path()))).toEqual([width, height]);
  await expectToast(page, /^Saved as Untitled board/);
});

test('a picture is as large as the board, however large that is', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const { page } = await openBoard();
  const box = {
    type: 'rectangle',
    y: 0,
    width: 100,
    height: 100,
    strokeColor: '#1e1e1e',
    backgroundColor: '#e03131',
  };
  const elements = [
    { ...box, id: 'a', x: 0 },
    { ...box, id: 'b', x: 19_000, y: 500 },
  ];
  await copyElsewhere(page, JSON.stringify({ type: 'excalidraw/clipboard', elements }));
  await page.keyboard.press('Control+v');
  await expect.poll(() => storedShapes(page.url())).toHaveLength(2);
  await page.keyboard.press('Escape');
  const download = await save(page, 'PNG');
  const [width, height] = sizeOf(await readFile(await download.path()));
  // More than a canvas of any browser takes.
  expect(width).toBeGreaterThan(38_000);
  expect(height).toBeGreaterThan(1200);
});

test('a file is made in every browser, and said to be saved', async ({ openBoard }) => {
  const board = await openBoard();
  await drawStar(board);
  await board.page.keyboard.press('Control+Shift+e');
  const dialog = dialogOf(board.page);
  await expect(dialog.getByRole('img', { name: 'What will be saved' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Excalidraw' }).check();
  await dialog.getByRole('button', { name: 'Save Excalidraw' }).click();
  await expectToast(board.page, /^Saved as Untitled board/);
});

test('an empty board has nothing to save', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page } = await openBoard();
  await page.keyboard.press('Control+Shift+e');
  await expect(dialogOf(page)).toBeHidden();
});

test('a file of ours brings the library of the board along', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await drawStar(ann);
  await ann.page.keyboard.press('Control+a');
  await ann.tool('Library').click();
  const itemsOf = (page: Page) => page.getByRole('complementary', { name: 'Library' }).getByRole('listitem');
  await ann.page.getByRole('button', { name: 'Add what is selected' }).click();
  await expect(itemsOf(ann.page)).toHaveCount(1);
  // The library is the board’s, and not what is selected of it.
  const download = await save(ann.page, 'Drawbridge', 'board');
  const elsewhere = await openBoard();
  await openAgain(elsewhere.page, download, '1 shape from another board, and 1 item for the library.');
  await expectToast(elsewhere.page, '1 item added to the library.');
  await elsewhere.tool('Library').click();
  await expect(itemsOf(elsewhere.page)).toHaveCount(1);
  await openAgain(elsewhere.page, download);
  await expectToast(elsewhere.page, '1 item was there already.');
  await expect(itemsOf(elsewhere.page)).toHaveCount(1);
});
