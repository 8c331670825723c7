import { expect, serverTest as test } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { openSharing } from './support/openSharing.ts';

/** Where a page shows its key. */
const TOKEN = /\/token$/;

test('a link for one person opens in two tabs of one browser at once', { tag: '@onebrowser' }, async ({
  openBoard,
  browser,
}) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  await sharing.setGeneral('none');
  await sharing.dialog.getByLabel('How many people may use the new link').pressSequentially('1');
  const address = await sharing.make('Ben', 'edit');
  const context = await browser.newContext();
  const tabs = [createBoardPage(await context.newPage()), createBoardPage(await context.newPage())];
  const bothAsk = Promise.withResolvers<void>();
  let asking = 0;
  await context.route(TOKEN, async (route) => {
    asking += 1;
    if (asking === tabs.length) bothAsk.resolve();
    await bothAsk.promise;
    await route.continue();
  });
  await Promise.all(tabs.map((tab) => tab.open(address)));
  const stranger = createBoardPage(await (await browser.newContext()).newPage());
  await stranger.page.goto(address);
  await expect(stranger.page.getByRole('heading', { name: 'This link is used up' })).toBeVisible();
  await Promise.all([context, stranger.page.context()].map((each) => each.close()));
});

test('another tab of the owner goes on as the owner when the key is replaced, without being loaded anew', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const other = createBoardPage(await ann.page.context().newPage());
  await other.open(ann.page.url());
  await ann.page.bringToFront();
  const { dialog } = await openSharing(ann);
  // The other tab hears of the end of the old key before this one has the new one.
  await ann.page.evaluate(() => {
    const held = Promise.withResolvers<void>();
    window.addEventListener('release', () => held.resolve());
    const send = window.fetch;
    window.fetch = async (...request) => {
      const answer = await send(...request);
      if (String(request[0]).endsWith('/rotate')) await held.promise;
      return answer;
    };
  });
  const refused = other.page.waitForResponse((answer) => TOKEN.test(answer.url()) && !answer.ok());
  await dialog.getByRole('button', { name: 'Replace the link Who made this board' }).click();
  await refused;
  await ann.page.evaluate(() => window.dispatchEvent(new Event('release')));
  await expect(dialog.getByRole('status')).toContainText('The link was replaced');
  await other.page.bringToFront();
  await other.expectSaved();
  await openSharing(other);
});
