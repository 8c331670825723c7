import type { Browser, Locator, Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import { STROKE } from './support/strokes.ts';
import { typeOver } from './support/typeOver.ts';

/** Two people who have nothing to do with each other. */
async function openTwo(browser: Browser): Promise<Page[]> {
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    return context.newPage();
  };
  return Promise.all([open(), open()]);
}

/** To one of them the board is open, and the other is told why it is not. */
async function expectOneOwner(people: readonly Page[], told: (page: Page) => Locator): Promise<void> {
  const isOwner = async (page: Page): Promise<boolean> => {
    const saved = page.getByRole('banner').getByRole('status').filter({ hasText: 'Saved' });
    await expect(saved.or(told(page))).toBeVisible();
    return saved.isVisible();
  };
  const owners = await Promise.all(people.map(isOwner));
  expect(owners.sort()).toEqual([false, true]);
  await Promise.all(people.map((page) => page.context().close()));
}

test.describe('where access is by links', () => {
  test.use({ serverEnv: { ACCESS: 'links', CREATE_KEY: 'open sesame' } });

  test('a board takes the key of the server to be made, and a link to be entered', {
    tag: '@onebrowser',
  }, async ({ address, browser, openBoard }) => {
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

  test('of two who make the same board at the same moment one owns it, and the other is told', {
    tag: '@onebrowser',
  }, async ({ address, browser }) => {
    const people = await openTwo(browser);
    const form = (page: Page) => page.getByLabel('Key of this server');
    const make = (page: Page) => page.getByRole('button', { name: 'Make a board' });
    for (const page of people) {
      await page.goto(`${address}/b/the-same-board#new`);
      await typeOver(form(page), 'open sesame');
    }
    await Promise.all(people.map((page) => make(page).click()));
    await expectOneOwner(people, (page) => page.getByText('This board has an owner already.'));
  });
});

test.describe('where anybody may make boards, and enters others by links', () => {
  test.use({ serverEnv: { ACCESS: 'links' } });

  test('of two who open the same new board one owns it, and the other is told', {
    tag: '@onebrowser',
  }, async ({ address, browser }) => {
    const people = await openTwo(browser);
    await Promise.all(people.map((page) => page.goto(`${address}/b/the-same-board#new`)));
    await expectOneOwner(people, (page) =>
      page.getByRole('heading', { name: 'Somebody else has made this board' }),
    );
  });

  test('the page of all boards opens them as who one is there', { tag: '@onebrowser' }, async ({
    openBoard,
    address,
  }) => {
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
