import type { Page } from '@playwright/test';
import { serverTest as base, expect } from './fixtures/test.ts';
import { type BoardPage, createBoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { expectInk } from './support/ink.ts';
import { type OidcProvider, startOidcProvider } from './support/oidcProvider.ts';
import { ON_STROKE, STROKE } from './support/strokes.ts';
import { typeOver } from './support/typeOver.ts';

/** Every test has a provider of its own. More settings of the server are for `test.use({ moreEnv: { … } })`. */
const test = base.extend<{ moreEnv: Readonly<Record<string, string>>; provider: OidcProvider }>({
  moreEnv: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: it depends on nothing
  provider: async ({}, use) => {
    const provider = await startOidcProvider();
    await use(provider);
    await provider.end();
  },
  serverEnv: async ({ provider, moreEnv }, use) => use({ ...provider.env, ...moreEnv }),
  // People type their password there.
  otherOrigins: async ({ provider }, use) => use([provider.origin]),
});

/** At the provider, by a name and any password. */
async function passProvider(page: Page, name: string): Promise<void> {
  await typeOver(page.getByPlaceholder('Enter any login'), name);
  await typeOver(page.getByPlaceholder('and password'), 'any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

const openProfile = ({ page }: BoardPage) => page.getByRole('button', { name: /\(you\)$/ }).click();

/** From the board that is open, and back to it. */
async function signIn(board: BoardPage, name: string): Promise<void> {
  await openProfile(board);
  await board.page.getByRole('button', { name: 'Sign in' }).click();
  await passProvider(board.page, name);
  await board.page.waitForURL(/\/b\/[^/]+$/);
  await board.expectSaved();
}

/** In the dialog for sharing, as the owner. */
async function setSharing({ page }: BoardPage, choices: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this board' });
  for (const [label, role] of Object.entries(choices)) {
    const choice = dialog.getByLabel(label, { exact: true });
    await expect(choice).toBeEnabled();
    const changed = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await choice.selectOption(role);
    await changed;
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
}

/** A link that gives this role, made by the owner. */
async function makeLink({ page }: BoardPage, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this board' });
  await expect(dialog.getByLabel('General access')).toBeEnabled();
  await dialog.getByText(/^Links and roles/).click();
  await dialog.getByLabel('What the new link gives').selectOption(role);
  await typeOver(dialog.getByLabel('Name of the new link'), 'Guests');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const address = await dialog.getByLabel('Address of Copy the link Guests').inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  return address;
}

test('one comes back to the board with the key that opens it, and others see the name of the provider', async ({
  openBoard,
}) => {
  const owner = await openBoard();
  const address = await makeLink(owner, 'edit');
  await setSharing(owner, { 'General access': 'none' });
  const ada = await openBoard(address);
  await signIn(ada, 'ada');
  expect(ada.page.url()).toBe(address);
  await ada.draw(STROKE);
  await ada.expectSaved();
  await expect(ada.page.getByRole('button', { name: 'Ada of Example (you)' })).toBeVisible();
  await owner.page.bringToFront();
  await owner.page.getByRole('button', { name: /^Also here: Ada of Example/ }).click();
  const inList = owner.page.getByRole('toolbar', { name: 'Follow' }).getByRole('button', { name: /^Ada/ });
  await expect(inList.getByRole('img', { name: 'signed in' })).toBeVisible();
});

test('a comment has the mark of its author, and one of a guest by the same name has none', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ada = await openBoard();
  await signIn(ada, 'ada');
  const mallory = await openBoard(ada.page.url());
  await openProfile(mallory);
  await typeOver(mallory.page.getByLabel('Your name'), 'Ada of Example');
  await mallory.page.getByRole('button', { name: 'Save' }).click();
  for (const [board, x, text] of [
    [ada, 300, 'By Ada'],
    [mallory, 600, 'By a guest'],
  ] as const) {
    await board.page.bringToFront();
    await board.chooseTool('Comment');
    await board.canvas.click({ position: { x, y: 250 } });
    await board.page.getByRole('combobox', { name: 'Write a comment' }).click();
    await board.page.keyboard.type(text);
    await board.page.keyboard.press('Enter');
    await board.expectSaved();
  }
  for (const [text, count] of [
    ['By Ada', 1],
    ['By a guest', 0],
  ] as const) {
    await mallory.page.getByRole('button', { name: /^Comments/ }).click();
    const list = mallory.page.getByRole('complementary', { name: 'Comments' });
    await list.getByRole('button', { name: text }).click();
    const card = mallory.page.getByRole('dialog', { name: 'Comment by Ada of Example' });
    await expect(card.getByText(text, { exact: true })).toBeVisible();
    await expect(card.getByRole('img', { name: 'signed in' })).toHaveCount(count);
    await mallory.page.keyboard.press('Escape');
    await mallory.page
      .getByRole('complementary', { name: 'Comments' })
      .getByRole('button', { name: 'Close' })
      .click();
  }
});

test('a guest by the same name has no mark, and gives a name that others can tell apart', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const owner = await openBoard();
  const mallory = await openBoard(owner.page.url());
  await openProfile(mallory);
  await typeOver(mallory.page.getByLabel('Your name'), 'Ada of Example');
  await mallory.page.getByRole('button', { name: 'Save' }).click();
  await owner.page.bringToFront();
  await owner.page.getByRole('button', { name: /^Also here: Ada of Example/ }).click();
  const inList = owner.page.getByRole('toolbar', { name: 'Follow' }).getByRole('button', { name: /^Ada/ });
  await expect(inList).toBeVisible();
  await expect(inList.getByRole('img', { name: 'signed in' })).toBeHidden();
});

test('a board for people who have signed in shows a guest the way in, and opens after it', {
  tag: '@onebrowser',
}, async ({ browser, openBoard }) => {
  const owner = await openBoard();
  await owner.draw(STROKE);
  await owner.expectSaved();
  await setSharing(owner, { 'People who have signed in': 'view', 'General access': 'none' });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(owner.page.url());
  await expect(page.getByRole('heading', { name: 'Sign in to open this board' })).toBeVisible();
  expect(await seriousFaults(page, 'main')).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await passProvider(page, 'ben');
  const ben = createBoardPage(page);
  await ben.expectSaved();
  expect(page.url()).toBe(owner.page.url());
  await expect(page.getByText('You can view')).toBeVisible();
  await expectInk(page, ON_STROKE);
  await openProfile(ben);
  await expect(page.getByText('Signed in as Ben of Example.')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveAttribute('readonly');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to open this board' })).toBeVisible();
  await context.close();
});

test('a guest who is there when the owner asks for it keeps what was drawn', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const owner = await openBoard();
  const guest = await openBoard(owner.page.url());
  await setSharing(owner, { 'People who have signed in': 'edit', 'General access': 'none' });
  const bar = guest.page.getByRole('region', { name: 'Sign in again' });
  await guest.page.bringToFront();
  await expect(bar).toBeVisible();
  await guest.draw(STROKE);
  await goOnAside(guest, 'eve');
  await expect(bar).toBeHidden();
  await guest.expectSaved();
  await expectInk(owner.page, ON_STROKE);
  await expect(guest.page.getByRole('button', { name: 'Eve of Example (you)' })).toBeVisible();
});

/** Signs in in the tab that the bar opens, while the board stays as it is. */
async function goOnAside({ page }: BoardPage, name: string | undefined): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('region', { name: 'Sign in again' }).getByRole('button', { name: 'Sign in' }).click();
  const aside = await opened;
  // Whoever is signed in at the provider still has nothing to do there.
  if (name !== undefined) await passProvider(aside, name);
  await page.bringToFront();
}

test.describe('where one stays signed in for seconds', () => {
  test.use({ moreEnv: { SIGN_IN_SECONDS: '15', TOKEN_SECONDS: '2' } });

  test('what is drawn when that ends is kept, and saved after signing in again', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const owner = await openBoard();
    await setSharing(owner, { 'People who have signed in': 'edit' });
    const ada = await openBoard(owner.page.url());
    await signIn(ada, 'ada');
    await owner.page.bringToFront();
    await setSharing(owner, { 'General access': 'none' });
    await ada.page.bringToFront();
    const bar = ada.page.getByRole('region', { name: 'Sign in again' });
    await expect(bar).toBeVisible({ timeout: 30_000 });
    await expect(ada.status).toContainText('Reconnecting');
    await ada.draw(STROKE);
    await goOnAside(ada, undefined);
    await expect(bar).toBeHidden();
    await ada.expectSaved();
    await expectInk(owner.page, ON_STROKE);
  });
});
