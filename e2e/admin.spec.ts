import type { Locator, Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { expectInk } from './support/ink.ts';
import { openAnnAndBen } from './support/openAnnAndBen.ts';
import { ON_OTHER_STROKE, ON_STROKE, OTHER_STROKE, STROKE } from './support/strokes.ts';
import { expectToast } from './support/toasts.ts';
import { typeOver } from './support/typeOver.ts';

const KEY = 'a key that nobody guesses';

test.use({ serverEnv: { ADMIN_KEY: KEY } });

const viewBadge = ({ page }: BoardPage): Locator => page.getByText('You can view');
const boardIdOf = ({ page }: BoardPage): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function signIn(page: Page, serverUrl: string): Promise<void> {
  await page.goto(`${serverUrl}/admin`);
  await page.bringToFront();
  await expect(page.getByLabel('Key')).toBeFocused();
  await page.keyboard.type(KEY);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Live' })).toBeVisible();
}

/** Presses a button, and the one that confirms it. */
async function confirm(page: Page, button: Locator, command: string): Promise<void> {
  await page.bringToFront();
  await button.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: command, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('an operator sees who is where, removes a person and closes a room', { tag: '@onebrowser' }, async ({
  openBoard,
  page,
  serverUrl,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await ann.draw(STROKE);
  await ann.expectSaved();
  await signIn(page, serverUrl);
  const people = page.getByRole('list', { name: `People on ${boardIdOf(ann)}` });
  await expect(people.getByRole('listitem')).toHaveCount(2);
  await confirm(page, people.getByRole('button', { name: 'Remove Ben' }), 'Remove');
  await expect(ben.page.getByRole('heading', { name: 'You were removed from this board' })).toBeVisible();
  await expect(people.getByRole('listitem')).toHaveText([/^Ann/]);
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await ben.expectSaved();
  await expect(people.getByRole('listitem')).toHaveCount(2);

  await confirm(page, page.getByRole('button', { name: `Close room ${boardIdOf(ann)}` }), 'Close room');
  await expectToast(page, 'The room was closed');
  await ann.draw(OTHER_STROKE);
  await ann.expectSaved();
  await ben.expectSaved();
  await expectInk(ben.page, ON_STROKE);
  await expectInk(ben.page, ON_OTHER_STROKE);
  await expect(people.getByRole('listitem')).toHaveCount(2);
});

test('an operator locks a board, gives it back, and deletes it', { tag: '@onebrowser' }, async ({
  openBoard,
  page,
  serverUrl,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await ann.draw(STROKE);
  await ann.expectSaved();
  const id = boardIdOf(ann);
  await signIn(page, serverUrl);
  await page.getByRole('link', { name: 'Boards', exact: true }).click();
  await confirm(page, page.getByRole('button', { name: `Lock ${id}` }), 'Lock board');
  for (const person of [ann, ben]) await expect(viewBadge(person)).toBeVisible();
  await expect(page.getByText('Locked', { exact: true })).toBeVisible();
  await confirm(page, page.getByRole('button', { name: `Unlock ${id}` }), 'Unlock board');
  for (const person of [ann, ben]) await expect(viewBadge(person)).toBeHidden();
  await ben.draw(OTHER_STROKE);
  await ben.expectSaved();
  await expectInk(ann.page, ON_OTHER_STROKE);

  await confirm(page, page.getByRole('button', { name: `Delete ${id}` }), 'Delete for everybody');
  for (const { page: theirs } of [ann, ben])
    await expect(theirs.getByText('deleted by whoever runs this server')).toBeVisible();
  await expect(page.getByText('Deleted', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: `Audit log of ${id}` }).click();
  const deeds = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await expect(deeds).toContainText([
    'The operator deleted the board for everybody',
    'The operator unlocked the board',
    'The operator locked the board',
    'A guest became the owner of the board',
  ]);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible();
});

test('the page says what is wrong, and the way out', { tag: '@onebrowser' }, async ({
  page,
  serverUrl,
  server,
}) => {
  await page.goto(`${serverUrl}/admin`);
  await typeOver(page.getByLabel('Key'), 'another key of this kind');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This is not the key of this server.')).toBeVisible();
  await signIn(page, serverUrl);
  await expect(page.getByRole('heading', { name: 'Nobody is here' })).toBeVisible();
  await server.stop();
  const silent = page.getByText('The server does not answer.');
  await expect(silent).toBeVisible();
  const asked = page.waitForRequest(/\/live$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await asked;
  await expect(silent).toBeVisible();
  // It asks again by itself, so there may be no button any more to be clicked.
  await server.start();
  await expect(silent).toBeHidden();
  // The sign-in outlives the server; it ends for all tabs where one signs out.
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(`${serverUrl}/admin`);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByLabel('Key')).toBeVisible();
  await page.bringToFront();
  await expect(page.getByText('Your sign-in has ended.')).toBeVisible();
});

test('the parts of the page have no serious faults, and need no mouse', { tag: '@onebrowser' }, async ({
  openBoard,
  page,
  serverUrl,
}) => {
  const ann = await openBoard();
  await ann.draw(STROKE);
  await ann.expectSaved();
  await page.goto(`${serverUrl}/admin`);
  expect(await seriousFaults(page)).toEqual([]);
  await signIn(page, serverUrl);
  await expect(page.getByRole('list', { name: 'Rooms' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: `Lock ${boardIdOf(ann)}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Lock this board?' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Lock ${boardIdOf(ann)}` })).toBeFocused();
  for (const part of ['Boards', 'Audit log']) {
    await page.getByRole('link', { name: part, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: part })).toBeVisible();
    await expect(page.getByRole('listitem').first()).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  }
});

test('a narrow window, light or dark, cuts nothing off @emulation', async ({
  openBoard,
  page,
  serverUrl,
}) => {
  const ann = await openBoard();
  await ann.draw(STROKE);
  await ann.expectSaved();
  await page.setViewportSize({ width: 360, height: 640 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${serverUrl}/admin`);
    if (colorScheme === 'light') await signIn(page, serverUrl);
    for (const part of ['Live', 'Boards', 'Audit log']) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await expect(page.getByRole('listitem').first()).toBeVisible();
      const overhang = await page.locator('.list-page').evaluate((all) => all.scrollWidth - all.clientWidth);
      expect(overhang).toBe(0);
      expect(await seriousFaults(page)).toEqual([]);
    }
  }
});

test.describe('without a key', () => {
  test.use({ serverEnv: {} });

  test('there is no such page', { tag: '@onebrowser' }, async ({ page, serverUrl }) => {
    const response = await page.goto(`${serverUrl}/admin`);
    expect(response?.status()).toBe(404);
  });
});
