import { expect, serverTest as test } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { openSharing } from './support/openSharing.ts';
import { STROKE } from './support/strokes.ts';

test('the key of a link is in no address or header that is sent, nor in the log', async ({
  openBoard,
  browser,
  server,
}) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Ben', 'edit');
  const key = new URL(address).hash.replace('#k=', '');
  expect(key.length).toBeGreaterThan(20);
  const context = await browser.newContext();
  const heads: string[] = [];
  context.on('request', (request) => heads.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  const page = await context.newPage();
  page.on('websocket', (socket) => heads.push(socket.url()));
  const ben = createBoardPage(page);
  await ben.open(address);
  await ben.draw(STROKE);
  await ben.expectSaved();
  await page.getByRole('link', { name: 'All boards' }).click();
  await page.waitForURL(/\/boards$/);
  expect(heads.length).toBeGreaterThan(5);
  expect(heads.filter((head) => head.includes(key))).toEqual([]);
  expect(server.log.join('\n')).toContain('connected');
  expect(server.log.filter((line) => line.includes(key))).toEqual([]);
  await context.close();
});
