import { expect } from '@playwright/test';
import type { BoardPage } from '../pages/board.ts';
import { typeOver } from './typeOver.ts';

/** The owner's dialog. */
export async function openSharing({ page }: BoardPage) {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this board' });
  const general = dialog.getByLabel('General access');
  await expect(general).toBeEnabled();
  // Where only links open the board they are shown at once.
  if ((await general.inputValue()) !== 'none') await dialog.getByText(/^Links and roles/).click();
  return {
    dialog,
    general,
    /** Chooses what everybody may do, and waits until it is so: the dialog looks different then. */
    async setGeneral(role: string): Promise<void> {
      await general.selectOption(role);
      await expect(general).toHaveValue(role);
    },
    async close(): Promise<void> {
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toBeHidden();
    },
    /** Makes a link and answers its address. */
    async make(name: string, role: string): Promise<string> {
      await dialog.getByLabel('What the new link gives').selectOption(role);
      await typeOver(dialog.getByLabel('Name of the new link'), name);
      await dialog.getByRole('button', { name: 'Make a link' }).click();
      return dialog.getByLabel(`Address of Copy the link ${name}`).inputValue();
    },
    role: (name: string) => dialog.getByLabel(`What ${name} gives`),
    revoke: (name: string) => dialog.getByRole('button', { name: `Revoke the link ${name}` }),
  };
}
