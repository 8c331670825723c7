import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { createHomePage, type HomePage, openHome } from './pages/home.ts';
import { seriousFaults } from './support/axe.ts';
import { nameBoard } from './support/nameBoard.ts';
import { expectCopied, expectInstalled, expectUnsentKept } from './support/offlineCopy.ts';
import { storedShapes } from './support/storedShapes.ts';
import { OTHER_STROKE, STROKE } from './support/strokes.ts';
import { expectToast } from './support/toasts.ts';

const goneHeading = (page: Page) => page.getByRole('heading', { name: 'This board was deleted' });

/** The trash of the page of all boards, with this board in it. */
async function openTrash(board: BoardPage, name: string): Promise<HomePage> {
  const home = await openHome(board);
  await home.choose(name, 'Move to trash');
  await home.page.getByRole('button', { name: 'Trash (1)' }).click();
  return home;
}

/** Opens the question; the answer is another matter. */
async function askToDelete({ page }: HomePage, name: string) {
  await page.getByRole('button', { name: `Delete for good: ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Delete “${name}” for everybody?` });
  const command = dialog.getByRole('button', { name: 'Delete for everybody' });
  return { dialog, command };
}

async function deleteForAll(home: HomePage, name: string): Promise<void> {
  const { command } = await askToDelete(home, name);
  const answered = home.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await command.click();
  expect((await answered).status()).toBe(200);
}

test('a board that its owner deletes is gone for everybody, at once and for good', {
  tag: '@onebrowser',
}, async ({ openBoard, page }) => {
  const ann = await openBoard();
  await nameBoard(ann, 'Plan');
  const ben = await openBoard(ann.page.url());
  await ben.draw(STROKE);
  await ben.expectSaved();
  const home = await openTrash(ann, 'Plan');
  await deleteForAll(home, 'Plan');
  await expect(goneHeading(ben.page)).toBeVisible();
  await expect(goneHeading(ann.page)).toBeVisible();
  await expectToast(home.page, 'Deleted for everybody');
  await expect(home.page.getByRole('heading', { name: 'Your boards will be here' })).toBeVisible();
  await ben.page.reload();
  await expect(goneHeading(ben.page)).toBeVisible();
  await expect(ben.page.getByRole('region', { name: 'What was not saved' })).toBeHidden();
  await page.goto(ann.page.url());
  await expect(goneHeading(page)).toBeVisible();
  await ben.page.getByRole('link', { name: 'All boards' }).click();
  const list = createHomePage(ben.page);
  await expect(list.card('Plan')).toContainText('Deleted for everybody');
  await ben.page.getByRole('button', { name: 'Forget: Plan' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Your boards will be here' })).toBeVisible();
});

test('who draws on without network does not bring a deleted board back, and takes the work along', {
  tag: '@onebrowser',
}, async ({ openBoard, page }) => {
  const ann = await openBoard();
  await nameBoard(ann, 'Plan');
  const ben = await openBoard(ann.page.url());
  await ben.draw(STROKE);
  await ben.expectSaved();
  await expectCopied(ben.page);
  await expectInstalled(ben.page);
  await ben.page.context().setOffline(true);
  await ben.draw(OTHER_STROKE);
  await expect(ben.status).toContainText('1 change kept on this device');
  await expectUnsentKept(ben.page, 1);
  await deleteForAll(await openTrash(ann, 'Plan'), 'Plan');
  await ben.page.reload();
  await expect(ben.status).toContainText('1 change kept on this device');
  await ben.page.context().setOffline(false);
  await expect(goneHeading(ben.page)).toBeVisible();
  const kept = ben.page.getByRole('region', { name: 'What was not saved' });
  await expect(kept).toContainText('Copy them to take them along to another board');
  await expect(storedShapes(ann.page.url())).rejects.toThrow('deleted');
  await page.goto(ann.page.url());
  await expect(goneHeading(page)).toBeVisible();
});

test('the question names the board and who loses it, and cancels by itself', async ({ openBoard }) => {
  const ann = await openBoard();
  await nameBoard(ann, 'Plan');
  const home = await openTrash(ann, 'Plan');
  const { dialog, command } = await askToDelete(home, 'Plan');
  await expect(dialog).toContainText('Everybody who has its address loses it as well.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(command).toBeEnabled();
  await home.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(home.page.getByRole('button', { name: 'Delete for good: Plan' })).toBeFocused();
  await home.page.context().setOffline(true);
  await askToDelete(home, 'Plan');
  await expect(command).toBeDisabled();
  await expect(dialog.getByRole('status')).toContainText(
    'You are offline: boards are deleted on the server.',
  );
  await home.page.context().setOffline(false);
  await expect(command).toBeEnabled();
  await dialog.getByRole('button', { name: 'Only forget here' }).click();
  await expect(home.page.getByRole('heading', { name: 'Boards', exact: true })).toBeFocused();
  await expect(ann.page.getByRole('heading', { level: 1 })).toHaveText('Plan');
});

test('emptying the trash deletes what one owns, and forgets the rest', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await nameBoard(ann, 'Hers');
  const ben = await openBoard();
  await nameBoard(ben, 'His');
  const benTab = await ben.page.context().newPage();
  await benTab.goto(ann.page.url());
  await expect(benTab.getByRole('heading', { level: 1 })).toHaveText('Hers');
  const home = await openHome(ben);
  await home.choose('Hers', 'Move to trash');
  await home.choose('His', 'Move to trash');
  await home.page.getByRole('button', { name: 'Trash (2)' }).click();
  await expect(home.page.getByRole('button', { name: 'Forget: Hers' })).toBeVisible();
  await expect(home.page.getByRole('button', { name: 'Delete for good: Hers' })).toBeHidden();
  await home.page.getByRole('button', { name: 'Empty trash' }).click();
  const dialog = home.page.getByRole('dialog', { name: 'Empty the trash?' });
  await expect(dialog).toContainText('1 board that you own is deleted for everybody');
  await expect(dialog).toContainText('1 board is only forgotten by this browser');
  await dialog.getByRole('button', { name: 'Empty trash' }).click();
  await expect(goneHeading(ben.page)).toBeVisible();
  await expect(home.page.getByRole('heading', { name: 'Your boards will be here' })).toBeVisible();
  await ann.page.reload();
  await expect(ann.page.getByRole('heading', { level: 1 })).toHaveText('Hers');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours @emulation`, () => {
    test.use({ person: { colorScheme } });

    test('deleting has no serious fault that axe finds', { tag: '@onebrowser' }, async ({ openBoard }) => {
      const ann = await openBoard();
      await nameBoard(ann, 'Plan');
      const ben = await openBoard(ann.page.url());
      await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Plan');
      const home = await openTrash(ann, 'Plan');
      const { dialog, command } = await askToDelete(home, 'Plan');
      await expect(command).toBeEnabled();
      expect(await seriousFaults(home.page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await deleteForAll(home, 'Plan');
      await expect(goneHeading(ben.page)).toBeVisible();
      expect(await seriousFaults(ben.page)).toEqual([]);
      const list = await openHome(ben);
      await expect(list.card('Plan')).toContainText('Deleted for everybody');
      expect(await seriousFaults(list.page)).toEqual([]);
    });
  });
}
