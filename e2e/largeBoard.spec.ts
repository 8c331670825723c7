import { openBoard as followBoard } from '@drawbridge/sync';
import { expect, serverTest as test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { around, expectInk } from './support/ink.ts';
import { expectCopied, expectInstalled } from './support/offlineCopy.ts';
import { storedShapes } from './support/storedShapes.ts';

const DOUBLINGS = 12;
const SHAPES = 2 ** DOUBLINGS;

const FIRST = [
  { x: 300, y: 200 },
  { x: 500, y: 200 },
] as const;
const ON_FIRST = { x: 310, y: 200 };

const NEXT = [
  { x: 200, y: 600 },
  { x: 400, y: 600 },
] as const;
const ON_NEXT = { x: 300, y: 600 };

/** Fills the board, so that it is more than a page takes in at once, and leaves. Answers its address. */
async function leaveLargeBoard({ page, draw, chooseTool, expectSaved }: BoardPage): Promise<string> {
  await draw(FIRST);
  await chooseTool('Select');
  for (let times = 0; times < DOUBLINGS; times += 1) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+d');
  }
  await expectSaved();
  const address = page.url();
  await page.close();
  await expect.poll(() => isSnapshot(address), { message: 'the log is a snapshot' }).toBe(true);
  return address;
}

/** Whether whoever opens the board now gets it as one download, and not as a log. */
async function isSnapshot(address: string): Promise<boolean> {
  const { origin, pathname } = new URL(address);
  const board = followBoard({ url: origin, boardId: pathname.slice('/b/'.length) });
  let isLoaded = false;
  board.onChange(() => {
    isLoaded ||= board.progress !== undefined;
  });
  await board.synced;
  await board.close();
  return isLoaded;
}

test('a large board says how far it is, and may be drawn on before it is there', async ({ openBoard }) => {
  const address = await leaveLargeBoard(await openBoard());
  const { page, draw, expectSaved } = await openBoard();
  const download = Promise.withResolvers<void>();
  await page.route('**/api/boards/*/snapshots/*', async (route) => {
    await download.promise;
    await route.continue();
  });
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(address);
  const bar = page.getByRole('progressbar', { name: 'Opening board' });
  await expect(bar).toBeVisible();
  await draw(NEXT);
  await expectInk(page, around(ON_NEXT));
  download.resolve();
  await expectInk(page, around(ON_FIRST));
  await expect(bar).toBeHidden();
  await expectSaved();
  await expectInk(page, around(ON_NEXT));
  expect(await storedShapes(address)).toHaveLength(SHAPES + 1);
  // Without it the page would do that work itself, and stand still meanwhile.
  // The browser tells of it in its own time.
  await expect.poll(() => workers.filter((url) => url.includes('/cutWorker'))).not.toHaveLength(0);
});

test('a large board is kept by the browser and opens without the server', async ({ openBoard, server }) => {
  const address = await leaveLargeBoard(await openBoard());
  const { page, draw, status, expectSaved } = await openBoard(address);
  await expectInstalled(page);
  await expectCopied(page);
  await draw(NEXT);
  await expectSaved();
  await server.stop();
  await page.reload();
  await expect(status).toContainText('shown from this device’s copy');
  await expectInk(page, around(ON_FIRST));
  await expectInk(page, around(ON_NEXT));
});
