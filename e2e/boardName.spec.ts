import { expect, test } from './fixtures/test.ts';
import { nameBoard } from './support/nameBoard.ts';

test.describe('the name of a board', () => {
  test('is shared, live, the title of the page, and no step of undo', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const ann = await openBoard();
    const ben = await openBoard(ann.page.url());
    await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Untitled board');
    await nameBoard(ann, 'Plan for May');
    await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Plan for May');
    await expect(ben.page).toHaveTitle('Plan for May – Drawbridge');
    await expect(ann.page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await ann.page.reload();
    await expect(ann.page.getByRole('heading', { level: 1 })).toHaveText('Plan for May');
  });

  test('stays as it was after Escape, and takes no letters for shortcuts', async ({ openBoard }) => {
    const { page, canvas, tool } = await openBoard();
    await page.getByRole('button', { name: 'Untitled board' }).click();
    await page.keyboard.type('road');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Untitled board' })).toBeVisible();
    await expect(canvas).toBeFocused();
    await expect(tool('Select')).toHaveAttribute('aria-pressed', 'true');
  });

  test('can only be read in view mode', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const { page } = await openBoard();
    await page.keyboard.press('Alt+R');
    await expect(page.getByRole('heading', { level: 1, name: 'Untitled board' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Untitled board' })).toHaveCount(0);
  });
});
