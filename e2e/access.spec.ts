import { openBoard as openProvider } from '@drawbridge/sync';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

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

/** From the answer of the server to what is seen of it. */
const AT_ONCE = { timeout: 1_500 };

/** The owner's dialog. */
async function openSharing({ page }: BoardPage) {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this board' });
  const general = dialog.getByLabel('General access');
  await expect(general).toBeEnabled();
  await dialog.getByText(/^Links and roles/).click();
  return {
    dialog,
    general,
    close: () => dialog.getByRole('button', { name: 'Close' }).click(),
    /** Makes a link and answers its address. */
    async make(name: string, role: string): Promise<string> {
      await dialog.getByLabel('What the new link gives').selectOption(role);
      await dialog.getByLabel('Name of the new link').fill(name);
      await dialog.getByRole('button', { name: 'Make a link' }).click();
      return dialog.getByLabel(`Address of Copy the link ${name}`).inputValue();
    },
    role: (name: string) => dialog.getByLabel(`What ${name} gives`),
    revoke: (name: string) => dialog.getByRole('button', { name: `Revoke the link ${name}` }),
  };
}

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
  await ann.page.getByRole('button', { name: /^Also here/ }).click();
  await ann.page.getByRole('button', { name: /^Remove / }).click();
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

test('the owner’s dialog has no serious faults, and fits a phone', async ({ openBoard }) => {
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
    await page.getByLabel('Key of this server').fill('open barley');
    await page.getByRole('button', { name: 'Make a board' }).click();
    await expect(page.getByText('That is not the key.')).toBeVisible();
    await page.getByLabel('Key of this server').fill('open sesame');
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
    await dialog.getByText(/^Links and roles/).click();
    await dialog.getByLabel('What the new link gives').selectOption('edit');
    await dialog.getByLabel('Name of the new link').fill('Ben');
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const ben = await openBoard(await dialog.getByLabel('Address of Copy the link Ben').inputValue());
    await ben.draw(STROKE);
    await ben.expectSaved();
    await context.close();
    await stranger.close();
  });
});
