import { openBoard as openProvider } from '@drawbridge/sync';
import type { Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import { type BoardPage, createBoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { claimToEdit } from './support/claimToEdit.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { expectKept } from './support/offlineCopy.ts';
import { openSharing } from './support/openSharing.ts';
import { storedShapes } from './support/storedShapes.ts';
import { typeOver } from './support/typeOver.ts';

const STROKE = [
  { x: 300, y: 300 },
  { x: 420, y: 360 },
];
const ON_STROKE = around({ x: 360, y: 330 });
const OTHER_STROKE = [
  { x: 600, y: 300 },
  { x: 720, y: 360 },
];
const THIRD_STROKE = [
  { x: 300, y: 450 },
  { x: 420, y: 480 },
];
const ON_OTHER_STROKE = around({ x: 660, y: 330 });

/** What a page that is cut off from its server does not reach. */
const ANY_SOCKET = /socket\.io/;

async function cutOff(page: Page): Promise<void> {
  await page.route(ANY_SOCKET, (route) => route.abort());
  await page.routeWebSocket(ANY_SOCKET, (socket) => socket.close());
}

/** From the answer of the server to what is seen of it. */
const AT_ONCE = { timeout: 1_500 };

/** The next token that the server gives a page for a board. */
async function nextToken(page: Page, boardId: string): Promise<string> {
  const response = await page.waitForResponse((answer) => answer.url().endsWith(`/${boardId}/token`));
  const { token } = await response.json();
  return token;
}

const viewBadge = ({ page }: BoardPage) => page.getByText('You can view');

test('who has a link to look sees what others draw, and cannot draw', async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Guests', 'view');
  await sharing.close();
  const ben = await openBoard(address);
  await expect(viewBadge(ben)).toBeVisible();
  await expect(ben.tool('Pen')).toBeHidden();
  await ann.draw(STROKE);
  await expectInk(ben.page, ON_STROKE);
  await ben.page.keyboard.press('p');
  await ben.dragThrough(OTHER_STROKE);
  await ann.draw(THIRD_STROKE);
  await ann.expectSaved();
  await expectNoInk(ann.page, ON_OTHER_STROKE);
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test('a link that is taken back ends the visit at once, and no token of it works any more', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  await sharing.general.selectOption('none');
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
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible(AT_ONCE);
  await expect(open().synced).rejects.toThrow('took this link back');
  await ben.page.reload();
  await expect(ben.page.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await ben.page.getByRole('link', { name: 'Open without this link' }).click();
  await expect(ben.page.getByRole('heading', { name: 'You have no access to this board' })).toBeVisible();
});

test('who had to leave changes nothing any more with the keys they press', async ({ openBoard }) => {
  const ann = await openBoard();
  await ann.draw(STROKE);
  await ann.expectSaved();
  const sharing = await openSharing(ann);
  const ben = await openBoard(await sharing.make('Ben', 'edit'));
  await expectInk(ben.page, ON_STROKE);
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

test('the owner stays the owner in all tabs when they replace their key, and keeps the links of each', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const other = createBoardPage(await ann.page.context().newPage());
  await other.open(ann.page.url());
  const { make } = await openSharing(other);
  await sharing.make('Ben', 'edit');
  await make('Cleo', 'edit');
  await ann.page.bringToFront();
  await sharing.dialog.getByRole('button', { name: 'Replace the link Who made this board' }).click();
  await expect(sharing.dialog.getByRole('status')).toContainText('The link was replaced');
  await expect(sharing.dialog.getByText(/^Yours/)).toBeVisible();
  for (const name of ['Ben', 'Cleo']) {
    await expect(
      sharing.dialog.getByRole('button', { name: `Copy the link ${name}`, exact: true }),
    ).toBeVisible();
  }
  await ann.expectSaved();
  await other.page.reload();
  await other.expectSaved();
  await openSharing(other);
});

test('what was drawn and not sent when a link was taken back can be taken along, and comes by itself with the next', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Ben', 'edit');
  const ben = await openBoard(address);
  await ben.draw(OTHER_STROKE);
  await ben.expectSaved();
  await expectKept(ben.page, 1);
  await cutOff(ben.page);
  await ben.page.reload();
  await expect(ben.status).toContainText('shown from this device’s copy');
  await ben.draw(STROKE);
  await expect(ben.status).toContainText('1 change kept on this device');
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

test('a change of who may only look is refused and not stored, whatever their program believes', async ({
  openBoard,
}) => {
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

test('another role holds at once, and what was drawn meanwhile is not lost', async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Ben', 'edit');
  const ben = await openBoard(address);
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

  test('one that runs out in the middle of a stroke costs nothing of it', async ({ openBoard }) => {
    const ann = await openBoard();
    const sharing = await openSharing(ann);
    const address = await sharing.make('Ben', 'edit');
    const ben = await openBoard(address);
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

test('the owner sends somebody away', async ({ openBoard }) => {
  const ann = await openBoard();
  await (await openSharing(ann)).close();
  const ben = await openBoard(ann.page.url());
  await ann.page.bringToFront();
  await ann.page.getByRole('button', { name: /^Also here/ }).click();
  await ann.page.getByRole('button', { name: /^Remove / }).click();
  const question = ann.page.getByRole('toolbar', { name: /^Remove .*\?$/ });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Cancel' }).press('Enter');
  await ann.page.getByRole('button', { name: /^Remove / }).click();
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ben.page.getByRole('heading', { name: 'You were removed from this board' })).toBeVisible(
    AT_ONCE,
  );
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await ben.expectSaved();
});

test('the owner is the owner after a reload too, and everybody else is not', async ({ openBoard }) => {
  const ann = await openBoard();
  await (await openSharing(ann)).close();
  await ann.draw(STROKE);
  await ann.expectSaved();
  expect(new URL(ann.page.url()).hash).toBe('');
  await ann.page.reload();
  await ann.expectSaved();
  await openSharing(ann);
  const ben = await openBoard(ann.page.url());
  await ben.page.getByRole('button', { name: 'Share' }).click();
  await expect(ben.page.getByLabel('Link to this board')).toHaveValue(ann.page.url());
  await expect(ben.page.getByLabel('General access')).toBeHidden();
});

test('the owner’s dialog has no serious faults, and fits a phone', { tag: '@emulation' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const { dialog, make } = await openSharing(ann);
  await make('Guests', 'view');
  for (const colorScheme of ['light', 'dark'] as const) {
    await ann.page.emulateMedia({ colorScheme });
    expect(await seriousFaults(ann.page, '.share-dialog')).toEqual([]);
  }
  await ann.page.setViewportSize({ width: 360, height: 640 });
  const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
  await expect(dialog.getByRole('button', { name: 'Revoke the link Guests' })).toBeInViewport();
});

test.describe('where access is by links', () => {
  test.use({ serverEnv: { ACCESS: 'links', CREATE_KEY: 'open sesame' } });

  test('a board takes the key of the server to be made, and a link to be entered', async ({
    address,
    browser,
    openBoard,
  }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Making boards takes a key here' })).toBeVisible();
    await typeOver(page.getByLabel('Key of this server'), 'open barley');
    await page.getByRole('button', { name: 'Make a board' }).click();
    await expect(page.getByText('That is not the key.')).toBeVisible();
    await typeOver(page.getByLabel('Key of this server'), 'open sesame');
    await page.getByRole('button', { name: 'Make a board' }).click();
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved');
    expect(new URL(page.url()).hash).toBe('');
    const stranger = await browser.newContext();
    const lost = await stranger.newPage();
    await lost.goto(page.url());
    await expect(lost.getByRole('heading', { name: 'You have no access to this board' })).toBeVisible();
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this board' });
    await expect(dialog.getByLabel('General access')).toHaveValue('none');
    await dialog.getByLabel('What the new link gives').selectOption('edit');
    await typeOver(dialog.getByLabel('Name of the new link'), 'Ben');
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const ben = await openBoard(await dialog.getByLabel('Address of Copy the link Ben').inputValue());
    await ben.draw(STROKE);
    await ben.expectSaved();
    await context.close();
    await stranger.close();
  });

  test('of two who make the same board at the same moment one owns it, and the other is told', async ({
    address,
    browser,
  }) => {
    const people = await Promise.all(
      [1, 2].map(async () =>
        (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage(),
      ),
    );
    const form = (page: Page) => page.getByLabel('Key of this server');
    const make = (page: Page) => page.getByRole('button', { name: 'Make a board' });
    for (const page of people) {
      await page.goto(`${address}/b/the-same-board#new`);
      await typeOver(form(page), 'open sesame');
    }
    await Promise.all(people.map((page) => make(page).click()));
    const isOwner = async (page: Page): Promise<boolean> => {
      const saved = page.getByRole('banner').getByRole('status').filter({ hasText: 'Saved' });
      const told = page.getByText('This board has an owner already.');
      await expect(saved.or(told)).toBeVisible();
      return saved.isVisible();
    };
    const owners = await Promise.all(people.map(isOwner));
    expect(owners.sort()).toEqual([false, true]);
    await Promise.all(people.map((page) => page.context().close()));
  });
});

test.describe('where anybody may make boards, and enters others by links', () => {
  test.use({ serverEnv: { ACCESS: 'links' } });

  test('of two who open the same new board one owns it, and the other is told', async ({
    address,
    browser,
  }) => {
    const people = await Promise.all(
      [1, 2].map(async () =>
        (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage(),
      ),
    );
    await Promise.all(people.map((page) => page.goto(`${address}/b/the-same-board#new`)));
    const told = (page: Page) => page.getByRole('heading', { name: 'Somebody else has made this board' });
    const saved = (page: Page) => page.getByRole('banner').getByRole('status').filter({ hasText: 'Saved' });
    for (const page of people) await expect(saved(page).or(told(page))).toBeVisible();
    const owners = await Promise.all(people.map((page) => saved(page).isVisible()));
    expect(owners.sort()).toEqual([false, true]);
    await Promise.all(people.map((page) => page.context().close()));
  });

  test('the page of all boards opens them as who one is there', async ({ openBoard, address }) => {
    const ann = await openBoard();
    await ann.draw(STROKE);
    await ann.expectSaved();
    const board = ann.page.url();
    await ann.page.goto(`${address}/boards`);
    await ann.page.getByRole('button', { name: /^Flowchart/ }).click();
    await ann.page.waitForURL(/\/b\/[^/]+$/);
    await ann.expectSaved();
    expect(ann.page.url()).not.toBe(board);
    await ann.page.getByRole('button', { name: 'Share' }).click();
    await expect(ann.page.getByLabel('General access')).toHaveValue('none');
  });
});
