import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures/test.ts';
import { around, expectInk } from './support/ink.ts';

test('nothing is asked of another host', async ({ openBoard, server }) => {
  const board = await openBoard();
  const foreign: string[] = [];
  board.page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.url) foreign.push(request.url());
  });
  await board.page.reload();
  await board.draw([
    { x: 300, y: 300 },
    { x: 400, y: 340 },
  ]);
  await board.page.getByRole('button', { name: 'Share' }).click();
  await board.expectSaved();
  expect(foreign).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the ${colorScheme} theme`, { tag: '@emulation' }, async ({
    openBoard,
  }) => {
    const { page } = await openBoard();
    await page.emulateMedia({ colorScheme });
    const found = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
    expect(await found()).toEqual([]);
    await page.keyboard.press('?');
    expect(await found()).toEqual([]);
  });
}

test.describe('on a phone', { tag: '@emulation' }, () => {
  test.use({ person: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } });

  test('everything fits, and a finger draws', async ({ openBoard }) => {
    const board = await openBoard();
    await board.chooseTool('Pen');
    const touch = await board.page.context().newCDPSession(board.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await send('touchStart', [100, 300]);
    for (let step = 1; step <= 10; step += 1) await send('touchMove', [100 + step * 10, 300 + step * 5]);
    await send('touchEnd');
    await expectInk(board.page, around({ x: 150, y: 325 }));
    const width = await board.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
  });

  test('two fingers move and zoom the view', async ({ openBoard }) => {
    const board = await openBoard();
    const touch = await board.page.context().newCDPSession(board.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    await send('touchStart', [150, 400], [210, 400]);
    for (let step = 1; step <= 10; step += 1)
      await send('touchMove', [150 - step * 3, 400], [210 + step * 3, 400]);
    await send('touchEnd');
    await expect(board.page.getByRole('button', { name: /zoom/i }).filter({ hasText: '%' })).toHaveText(
      /^20\d\s?%$/,
    );
  });
});
