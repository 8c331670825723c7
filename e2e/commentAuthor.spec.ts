import type { Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import { openSharing } from './support/openSharing.ts';
import { typeOver } from './support/typeOver.ts';

const card = (page: Page) => page.getByRole('dialog', { name: /^(New comment|Comment by)/ });
const pins = (page: Page) => page.getByRole('toolbar', { name: 'Comments in view' }).getByRole('button');

test('who may only comment changes and deletes their own comments after the page was closed, too', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Talkers', 'comment');
  await sharing.close();
  const ben = await openBoard(address);
  await ben.page.keyboard.press('c');
  await ben.canvas.click({ position: { x: 400, y: 300 } });
  await card(ben.page).getByRole('combobox').click();
  await ben.page.keyboard.type('Is this right?');
  await ben.page.keyboard.press('Enter');
  await ben.expectSaved();
  await ben.page.reload();
  await ben.expectSaved();
  await pins(ben.page).click();
  await card(ben.page).getByRole('button', { name: 'Edit' }).click();
  await typeOver(card(ben.page).getByRole('combobox', { name: 'Edit comment' }), 'This is right.');
  await ben.page.keyboard.press('Enter');
  await ann.page.bringToFront();
  await pins(ann.page).click();
  await expect(card(ann.page).getByText('This is right.', { exact: true })).toBeVisible();
  await ben.page.bringToFront();
  await ben.expectSaved();
  await ben.page.reload();
  await ben.expectSaved();
  await pins(ben.page).click();
  await card(ben.page).getByRole('button', { name: 'Delete', exact: true }).click();
  await card(ben.page).getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await ben.expectSaved();
  await expect(pins(ann.page)).toHaveCount(0);
});
