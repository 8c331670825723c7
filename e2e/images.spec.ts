import type { Page } from '@playwright/test';
import { expect, serverTest, test } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { areSamePicture, type Photo, PLACE, takePhoto } from './support/photos.ts';
import { blackPng, noisyPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';

const bridge: Photo = { name: 'Bridge.png', mimeType: 'image/png', buffer: blackPng(200, 100) };
const middle = { x: 640, y: 400 };

/** With the image tool, as the key takes it. */
async function pick(page: Page, ...files: Photo[]): Promise<void> {
  const chooser = await askedForFiles(page, () => page.keyboard.press('9'));
  await chooser.setFiles(files);
}

serverTest(
  'a picked image is seen by others, and is still there after the server was killed',
  async ({ openBoard, server }) => {
    const ann = await openBoard();
    const ben = await openBoard(ann.page.url());
    const stored = ann.page.waitForResponse(
      (response) => response.request().method() === 'PATCH' && response.status() === 201,
    );
    await pick(ann.page, bridge);
    await expectInk(ann.page, around(middle));
    await expectInk(ben.page, around(middle));
    await expect(ann.tool('Select')).toHaveAttribute('aria-pressed', 'true');
    await stored;
    await ann.expectSaved();
    await server.kill('SIGKILL');
    await server.start();
    const cleo = await openBoard(ann.page.url());
    await expectInk(cleo.page, around(middle));
    expect(await storedShapes(ann.page.url())).toMatchObject([
      { k: { type: 'image' }, g: [540, 350, 200, 100, 0], tx: 'Bridge' },
    ]);
  },
);

test('an image that was cut off on its way arrives when its sender opens the board again', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const address = ann.page.url();
  let parts = 0;
  await ann.page.route('**/files/*', (route) => {
    const isPart = route.request().method() === 'PATCH';
    parts += Number(isPart);
    return isPart && parts > 1 ? route.abort() : route.continue();
  });
  const cut = ann.page.waitForEvent('requestfailed', (request) => request.method() === 'PATCH');
  await pick(ann.page, { ...bridge, buffer: noisyPng(1200, 900) });
  await cut;
  await ann.expectSaved();
  await ann.page.close();

  const again = createBoardPage(await ann.page.context().newPage());
  const sent: (string | undefined)[] = [];
  again.page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(request.headers()['upload-offset']);
  });
  const stored = again.page.waitForResponse((response) => response.status() === 201);
  await again.open(address);
  await expectInk(again.page, around(middle));
  await stored;
  expect(sent).toEqual(['262144', '524288', '786432']);
  const ben = await openBoard(address);
  await expectInk(ben.page, around(middle));
});

test('a large image that is shown small is fetched in few pixels, and as it is when one zooms in', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const sizes = new Map<string, number>();
  ann.page.on('response', (response) => {
    const bytes = response.request().headers()['upload-length'];
    // The last part of a file is stored, and so all of it.
    if (bytes !== undefined && response.status() === 201) sizes.set(response.url(), Number(bytes));
  });
  await pick(ann.page, { ...bridge, buffer: noisyPng(2400, 1200) });
  await expectInk(ann.page, around(middle));
  await ann.expectSaved();
  await expect.poll(() => sizes.size).toBe(2);
  const [[small, smallBytes], [large, largeBytes]] = [...sizes].sort(([, a], [, b]) => a - b) as [
    [string, number],
    [string, number],
  ];
  expect(smallBytes).toBeLessThan(largeBytes / 2);

  const ben = await openBoard();
  const fetched: string[] = [];
  ben.page.on('request', (request) => {
    if (request.method() === 'GET' && sizes.has(request.url())) fetched.push(request.url());
  });
  await ben.open(ann.page.url());
  await expectInk(ben.page, around(middle));
  expect(new Set(fetched)).toEqual(new Set([small]));
  await ben.page.mouse.move(middle.x, middle.y);
  await ben.page.keyboard.down('Control');
  for (let turn = 0; turn < 5; turn += 1) await ben.page.mouse.wheel(0, -100);
  await ben.page.keyboard.up('Control');
  await expect.poll(() => fetched).toContain(large);
});

serverTest(
  'the same image twice is sent once, and both are seen',
  { tag: '@onebrowser' },
  async ({ openBoard }) => {
    const { page, expectSaved } = await openBoard();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.url());
    });
    // They are on the board when they are on their way.
    const stored = page.waitForResponse((response) => response.status() === 201);
    await pick(page, bridge, { ...bridge, name: 'again.png' });
    await expectInk(page, around({ x: middle.x - 112, y: middle.y }));
    await expectInk(page, around({ x: middle.x + 112, y: middle.y }));
    await stored;
    await expectSaved();
    expect(sent).toHaveLength(1);
  },
);

test('a drawing with a script in it is a picture that runs nothing', async ({ openBoard }) => {
  const { page } = await openBoard();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="window.wasRun=1"><script>window.wasRun=1</script><rect width="200" height="100"/></svg>';
  await pick(page, { name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
  await expectInk(page, around(middle));
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('what cannot be shown is refused in plain words, and nothing is put on the board', async ({
  openBoard,
}) => {
  const { page } = await openBoard();
  const huge = { ...bridge, buffer: blackPng(1, 1, { width: 10_000, height: 10_000 }) };
  await pick(page, huge);
  await expect(page.getByText('This image has 100 megapixels')).toBeVisible();
  await pick(page, { ...bridge, buffer: Buffer.from('MZ this is a program') });
  await expect(page.getByText('This is no image that can be shown here')).toBeVisible();
  // A number of colours that no PNG has; of a file that is only cut short, some browsers show what there is.
  const damaged = Buffer.from(bridge.buffer);
  damaged[24] = 99;
  await pick(page, { ...bridge, buffer: damaged });
  await expect(page.getByText('This image is damaged')).toBeVisible();
  await expectNoInk(page, around(middle));
  expect(await storedShapes(page.url())).toEqual([]);
});

test.describe('a server that takes small images', () => {
  serverTest.use({ serverEnv: { MAX_IMAGE_PIXELS: '1000000' } });

  serverTest('says so before one is sent', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const { page } = await openBoard();
    await pick(page, { ...bridge, buffer: blackPng(1200, 1000) });
    await expect(page.getByText('This image has 1.2 megapixels. Boards take up to 1:')).toBeVisible();
  });
});

test.describe('a board that may have few bytes of images', () => {
  serverTest.use({ serverEnv: { MAX_BOARD_FILE_BYTES: '1024' } });

  serverTest('says so when one does not fit', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const { page, expectSaved } = await openBoard();
    await pick(page, { ...bridge, buffer: noisyPng(100, 100) });
    await expect(page.getByText('An image was not stored. The images of this board')).toBeVisible();
    await expectSaved();
  });
});

test('an image is dropped where the pointer is', async ({ openBoard }) => {
  const { page, expectSaved } = await openBoard();
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.png', { type: 'image/png' }));
      return transfer;
    },
    [...bridge.buffer],
  );
  const at = { clientX: 300, clientY: 300 };
  await page.getByTestId('canvas').dispatchEvent('drop', { dataTransfer: transfer, ...at });
  await expectInk(page, around({ x: 300, y: 300 }));
  await expectSaved();
});

for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
  test(`where a photo was taken stays with whoever took it: ${type}`, { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const { page, expectSaved } = await openBoard();
    const photo = await takePhoto(page, type);
    expect(photo.buffer.includes(PLACE)).toBe(true);
    const stored = page.waitForResponse((response) => response.status() === 201);
    await pick(page, photo);
    const kept = await (await page.request.get((await stored).url())).body();
    expect(kept.includes(PLACE)).toBe(false);
    expect(await areSamePicture(page, photo.buffer, kept)).toBe(true);
    await expectSaved();
  });
}
