import type { Locator } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { expectUnsentKept } from './support/offlineCopy.ts';
import { refusePushes } from './support/refusePushes.ts';
import { storedShapes } from './support/storedShapes.ts';

const STROKE = [
  { x: 300, y: 400 },
  { x: 420, y: 460 },
];
const ON_STROKE = around({ x: 360, y: 430 });

const bar = ({ page }: BoardPage, name: string | RegExp): Locator => page.getByRole('region', { name });

test('after ten minutes without the server it is said in so many words, until it is back', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const ann = await openBoard();
  await ann.page.clock.install();
  await ann.page.reload();
  await ann.expectSaved();
  await server.stop();
  await expect(ann.status).toContainText('Reconnecting');
  await ann.draw(STROKE);
  await expectUnsentKept(ann.page, 1);
  const lastWord = bar(ann, 'Cannot reach the server. Your 1 change is kept on this device.');
  await ann.page.clock.fastForward('09:00');
  await expect(lastWord).toBeHidden();
  await ann.page.clock.fastForward('01:30');
  await expect(lastWord).toBeVisible();
  // The page tries again by itself, too: its clock stands still until the button was pressed, which would be gone otherwise.
  await ann.page.clock.pauseAt(await ann.page.evaluate(() => Date.now() + 30_000));
  await server.start();
  await lastWord.getByRole('button', { name: 'Try again' }).click();
  await ann.page.clock.resume();
  await ann.expectSaved();
  await expect(lastWord).toBeHidden();
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
});

test('a change that is refused by accident is saved all the same, without a word', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  await refusePushes(ann.page, 1);
  await ann.page.reload();
  await ann.expectSaved();
  await ann.draw(STROKE);
  await expect.poll(() => storedShapes(ann.page.url())).toHaveLength(1);
  await ann.expectSaved();
  await expectInk(ann.page, ON_STROKE);
  await expect(bar(ann, /could not be saved/)).toBeHidden();
});

const refused = (board: BoardPage): Locator => bar(board, /Some of your changes could not be saved/);

test('a change that is refused again is put aside with the reason, and can be tried once more', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  await refusePushes(ann.page, 2);
  await ann.page.reload();
  await ann.expectSaved();
  await ann.draw(STROKE);
  await expect(refused(ann)).toContainText('Everything else on this board is kept.');
  await expectNoInk(ann.page, ON_STROKE);
  await refused(ann).getByRole('button', { name: 'Try again' }).click();
  await expect(refused(ann)).toBeHidden();
  await expectInk(ann.page, ON_STROKE);
  await ann.expectSaved();
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
});

// Firefox does not tell of downloads over WebDriver BiDi.
test('a drawing with a refused change can be downloaded', { tag: '@emulation' }, async ({ openBoard }) => {
  const ann = await openBoard();
  await refusePushes(ann.page, 2);
  await ann.page.reload();
  await ann.expectSaved();
  await ann.draw(STROKE);
  const download = ann.page.waitForEvent('download');
  await refused(ann).getByRole('button', { name: 'Download the drawing' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.drawbridge$/);
  await refused(ann).getByRole('button', { name: 'Leave them out' }).click();
  await expect(refused(ann)).toBeHidden();
  await ann.expectSaved();
  expect(await storedShapes(ann.page.url())).toEqual([]);
});

test('a board that cannot be reached says so, and takes what is drawn on it meanwhile', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const ann = await openBoard();
  await ann.page.route('**/socket.io/**', (route) => route.abort());
  await ann.page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await ann.page.goto(`${server.url}/b/elsewhere`);
  await expect(
    ann.page.getByText('The server does not answer and this board is not on this device.'),
  ).toBeVisible();
  await expect(ann.page.getByText('You can already draw.')).toBeVisible();
  await ann.draw(STROKE);
  await expect(ann.status).toContainText('1 change kept on this device');
  await expectUnsentKept(ann.page, 1);
  await ann.page.unrouteAll();
  await ann.page.reload();
  await ann.expectSaved();
  await expectInk(ann.page, ON_STROKE);
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
});

test.describe('on a small board', () => {
  test.use({ serverEnv: { MAX_BOARD_SHAPES: '5' } });

  test('it says when it is nearly full and when it is full, and deleting makes room', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const ann = await openBoard();
    const strokeAt = (index: number) => STROKE.map(({ x, y }) => ({ x: x + index * 20, y: y + index * 20 }));
    for (let index = 0; index < 4; index += 1) {
      await ann.draw(strokeAt(index));
      await ann.expectSaved();
    }
    await bar(ann, /nearly full/)
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(bar(ann, /nearly full/)).toBeHidden();
    await ann.draw(strokeAt(4));
    await ann.expectSaved();
    await ann.draw(strokeAt(5));
    await expect(ann.page.getByText('Not saved.', { exact: false })).toBeVisible();
    await expect(ann.status).toContainText('Not saved yet – 1 change kept on this device');
    await ann.page.keyboard.press('Control+z');
    await ann.page.keyboard.press('Control+z');
    await ann.expectSaved();
  });
});

test.describe('behind a proxy that swallows WebSocket', () => {
  test.use({ withoutWebSocket: 'silently' });

  test('people get round it, and do not try again on the next visit', async ({ openBoard }) => {
    const { page, expectSaved } = await openBoard();
    await expectSaved();
    const ways: string[] = [];
    page.on('request', (request) => {
      const way = new URL(request.url()).searchParams.get('transport');
      if (way !== null) ways.push(way);
    });
    page.on('websocket', () => ways.push('websocket'));
    await page.reload();
    await expectSaved();
    expect(ways[0]).toBe('polling');
  });
});
