import { expect, serverTest as test } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { openSharing } from './support/openSharing.ts';
import { STROKE } from './support/strokes.ts';

test('the owner stays the owner in all tabs when they replace their key, and keeps the links of each', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
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

test('the owner sends somebody away', { tag: '@onebrowser' }, async ({ openBoard }) => {
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
  await expect(ben.page.getByRole('heading', { name: 'You were removed from this board' })).toBeVisible();
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await ben.expectSaved();
});

test('the owner is the owner after a reload too, and everybody else is not', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
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
