import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { around, expectInk } from './support/ink.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';
import { copyElsewhere, copySelected, pasteElsewhere } from './support/systemClipboard.ts';
import { expectToast } from './support/toasts.ts';

async function drawRectangle(board: BoardPage, from: Point, to: Point): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom(from, to);
  await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
}

async function pasteAt({ page, canvas }: BoardPage, at: Point): Promise<void> {
  await canvas.focus();
  await page.mouse.move(at.x, at.y);
  await page.keyboard.press('Control+v');
}

test('a drawing is copied as PNG and as SVG', { tag: '@permissions' }, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await drawRectangle(board, { x: 300, y: 300 }, { x: 400, y: 360 });
  await page.keyboard.press('Alt+Shift+C');
  await expectToast(page, 'Copied as PNG.');
  const picture = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const row = context?.getImageData(0, bitmap.height / 2, bitmap.width, 1).data ?? [];
    return { width: bitmap.width, height: bitmap.height, isInked: [...row].some((value) => value < 100) };
  });
  // Twice as large, with 16 px around and the width of the line.
  expect(picture.width).toBeGreaterThanOrEqual(264);
  expect(picture.width).toBeLessThan(290);
  expect(picture.isInked).toBe(true);
  await page.mouse.click(300, 330, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy as picture' }).click();
  await page.getByRole('menuitem', { name: 'Copy as SVG' }).click();
  await expectToast(page, 'Copied as SVG.');
  expect(await pasteElsewhere(page)).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[^"]+".*<path d="M.*<\/svg>$/,
  );
});

test('a label that is copied as SVG brings its letters along, and no others', {
  tag: '@permissions',
}, async ({ openBoard }) => {
  const { page, canvas } = await openBoard();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await canvas.focus();
  for (const key of ['t', 'Enter']) await page.keyboard.press(key);
  await canvas.getByRole('textbox').fill('To Wave');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await page.getByRole('combobox').fill('Copy as SVG');
  await page.keyboard.press('Enter');
  await expectToast(page, 'Copied as SVG.');
  const svg = await pasteElsewhere(page);
  expect(svg).toContain('>To Wave</text>');
  expect(svg.length).toBeLessThan(20_000);
  const [, font = ''] = /url\(data:font\/woff;base64,([^)]+)\)/.exec(svg) ?? [];
  const widths = await page.evaluate(async (base64) => {
    // The browser looks at every table before it takes a font.
    const face = new FontFace(
      'Letters',
      Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)),
    );
    document.fonts.add(await face.load());
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    return ['Letters', 'Shantell Sans'].map((family) => {
      if (context) context.font = `40px "${family}"`;
      return context?.measureText('To Wave').width;
    });
  }, font);
  expect(widths[0]).toBeGreaterThan(0);
  expect(widths[0]).toBe(widths[1]);
});

test('pasted SVG is a picture', async ({ openBoard }) => {
  const board = await openBoard();
  await copyElsewhere(
    board.page,
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><script>window.wasRun=1</script><rect width="200" height="100"/></svg>',
  );
  await pasteAt(board, { x: 400, y: 300 });
  await expectInk(board.page, around({ x: 400, y: 300 }));
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject([
    { k: { type: 'image' }, g: [300, 250, 200, 100, 0] },
  ]);
  expect(await board.page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('an image comes along to another board', async ({ openBoard, address }) => {
  const from = await openBoard();
  const to = await openBoard(address);
  await from.page.bringToFront();
  const stored = from.page.waitForResponse((response) => response.status() === 201);
  const chooser = await askedForFiles(from.page, () => from.page.keyboard.press('9'));
  await chooser.setFiles({ name: 'a.png', mimeType: 'image/png', buffer: blackPng(200, 100) });
  await stored;
  await copySelected(from.page);
  await to.page.bringToFront();
  await pasteAt(to, { x: 500, y: 400 });
  await expectInk(to.page, around({ x: 500, y: 400 }));
  await to.expectSaved();
  // Somebody else finds it there.
  const ben = await openBoard(to.page.url());
  await expectInk(ben.page, around({ x: 500, y: 400 }));
});

test('an image in Excalidraw’s clipboard is one here', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  const dataURL = `data:image/png;base64,${blackPng(200, 100).toString('base64')}`;
  const image = { id: 'i', type: 'image', x: 0, y: 0, width: 200, height: 100, fileId: 'f' };
  const files = { f: { id: 'f', mimeType: 'image/png', dataURL } };
  await copyElsewhere(board.page, JSON.stringify({ type: 'excalidraw/clipboard', elements: [image], files }));
  await pasteAt(board, { x: 500, y: 400 });
  await expectInk(board.page, around({ x: 500, y: 400 }));
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject([
    { k: { type: 'image' }, im: { w: 200, h: 100 } },
  ]);
});
