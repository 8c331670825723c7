import { openBoard as openProvider } from '@drawbridge/sync';
import type { Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import { type BoardPage, createBoardPage } from './pages/board.ts';
import { claimToEdit } from './support/claimToEdit.ts';
import { expectInk, expectNoInk } from './support/ink.ts';
import { expectKept, expectUnsentKept } from './support/offlineCopy.ts';
import { openByLink } from './support/openByLink.ts';
import { openSharing } from './support/openSharing.ts';
import { storedShapes } from './support/storedShapes.ts';
import { ON_OTHER_STROKE, ON_STROKE, OTHER_STROKE, STROKE, THIRD_STROKE } from './support/strokes.ts';

/** What a page that is cut off from its server does not reach. */
const ANY_SOCKET = /socket\.io/;

async function cutOff(page: Page): Promise<void> {
  await page.route(ANY_SOCKET, (route) => route.abort());
  await page.routeWebSocket(ANY_SOCKET, (socket) => socket.close());
}

/** The next token that the server gives a page for a board. */
async function nextToken(page: Page, boardId: string): Promise<string> {
  const response = await page.waitForResponse((answer) => answer.url().endsWith(`/${boardId}/token`));
  const { token } = await response.json();
  return token;
}

const viewBadge = ({ page }: BoardPage) => page.getByText('You can view');

test('who has a link to look sees what others draw, and cannot draw', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { ann, sharing, ben } = await openByLink(openBoard, 'view');
  await expect(viewBadge(ben)).toBeVisible();
  await expect(ben.tool('Pen')).toBeHidden();
  await sharing.close();
  await ann.draw(STROKE);
  await expectInk(ben.page, ON_STROKE);
  await ben.page.keyboard.press('p');
  await ben.dragThrough(OTHER_STROKE);
  await ann.draw(THIRD_STROKE);
  await ann.expectSaved();
  await expectNoInk(ann.page, ON_OTHER_STROKE);
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test('a link that is taken back ends the visit at once, and no token of it works any more', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  await sharing.setGeneral('none');
  const address = await sharing.make('Ben', 'edit');
  const ben = await openBoard();
  const boardId = new URL(address).pathname.slice('/b/'.length);
  const [token] = await Promise.all([nextToken(ben.page, boardId), ben.open(address)]);
  await ben.draw(STROKE);
  await ben.expectSaved();
  const open = () =>
    openProvider({ url: server.url, boardId, credentials: async () => ({ kind: 'token', token }) });
  const before = open();
  await before.synced;
  await before.close();
  const answered = ann.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await sharing.revoke('Ben').click();
  await answered;
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await expect(open().synced).rejects.toThrow('took this link back');
  await ben.page.reload();
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await ben.page.getByRole('link', { name: 'Open without this link' }).click();
  await expect(ben.page.getByRole('heading', { name: 'You have no access to this board' })).toBeVisible();
});

test('who had to leave changes nothing any more with the keys they press', async ({ openBoard }) => {
  const { ann, sharing, ben } = await openByLink(openBoard, 'edit');
  await ben.draw(STROKE);
  await ben.expectSaved();
  await ben.canvas.focus();
  await sharing.revoke('Ben').click();
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await expect(ben.canvas).not.toBeFocused();
  await ben.page.keyboard.press('Control+a');
  await ben.page.keyboard.press('Delete');
  await ben.page.getByRole('link', { name: 'Open without this link' }).click();
  await ben.expectSaved();
  await ben.draw(OTHER_STROKE);
  await ben.expectSaved();
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test('what was drawn and not sent when a link was taken back can be taken along, and comes by itself with the next', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const { ann, sharing, ben, address } = await openByLink(openBoard, 'edit');
  await ben.draw(OTHER_STROKE);
  await ben.expectSaved();
  await expectKept(ben.page, 1);
  await cutOff(ben.page);
  await ben.page.reload();
  await expect(ben.status).toContainText('shown from this device’s copy');
  await ben.draw(STROKE);
  await expect(ben.status).toContainText('1 change kept on this device');
  await expectUnsentKept(ben.page, 1);
  const answered = ann.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await sharing.revoke('Ben').click();
  await answered;
  await ben.page.unroute(ANY_SOCKET);
  await ben.page.reload();
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  const kept = ben.page.getByRole('region', { name: 'What was not saved' });
  await expect(kept).toContainText('1 change of yours may not have been saved. This browser keeps them');
  await kept.getByRole('button', { name: 'Copy what was not saved' }).click();
  await expect(kept.getByRole('status')).toHaveText('Copied. Paste it on any board.');
  const elsewhere = createBoardPage(await ben.page.context().newPage());
  await elsewhere.open(new URL('/', address).href);
  await elsewhere.canvas.focus();
  await elsewhere.page.keyboard.press('Control+v');
  await expect.poll(() => storedShapes(elsewhere.page.url())).toHaveLength(1);
  await ben.page.bringToFront();
  await ben.open(await sharing.make('Ben again', 'edit'));
  await expect.poll(() => storedShapes(ann.page.url())).toHaveLength(2);
});

test('a change of who may only look is refused and not stored, whatever their program believes', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Guests', 'view');
  await sharing.close();
  const ben = await openBoard();
  const { refused } = await claimToEdit(ben.page);
  await ben.open(address);
  await ben.draw(OTHER_STROKE);
  await refused;
  await ann.draw(STROKE);
  await ann.expectSaved();
  await expectNoInk(ann.page, ON_OTHER_STROKE);
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
});

test('another role holds at once, and what was drawn meanwhile is not lost', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { ann, sharing, ben } = await openByLink(openBoard, 'edit');
  await ben.draw(STROKE);
  await ben.expectSaved();
  await sharing.role('Ben').selectOption('view');
  await expect(viewBadge(ben)).toBeVisible();
  await expect(ben.tool('Pen')).toBeHidden();
  await ben.expectSaved();
  await sharing.role('Ben').selectOption('edit');
  await expect(viewBadge(ben)).toBeHidden();
  await ben.draw(OTHER_STROKE);
  await ben.expectSaved();
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test.describe('where tokens run out soon', () => {
  test.use({ serverEnv: { TOKEN_SECONDS: '2' } });

  test('one that runs out in the middle of a stroke costs nothing of it', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const { ann, ben } = await openByLink(openBoard, 'edit');
    await ben.draw(OTHER_STROKE);
    await ben.expectSaved();
    // No other token is to be had, so the session ends.
    await ben.page.route('**/token', (route) => route.abort());
    const [from, to] = STROKE;
    if (!from || !to) throw new Error('A stroke has two ends.');
    await ben.page.mouse.move(from.x, from.y);
    await ben.page.mouse.down();
    await ben.page.mouse.move(to.x, to.y, { steps: 8 });
    await expect(ben.status).toContainText('Reconnecting', { timeout: 15_000 });
    await ben.page.unroute('**/token');
    await ben.page.mouse.move(to.x + 40, to.y, { steps: 4 });
    await ben.page.mouse.up();
    await ben.expectSaved();
    await expectInk(ann.page, ON_STROKE);
    expect(await storedShapes(ann.page.url())).toHaveLength(2);
  });
});
