import { expect } from '@playwright/test';
import type { BoardPage } from '../pages/board.ts';
import { typeOver } from './typeOver.ts';

/** Gives the person another name, as people do. */
export async function rename({ page }: BoardPage, name: string): Promise<void> {
  await page.getByRole('button', { name: /\(you\)$/ }).click();
  await typeOver(page.getByRole('textbox', { name: 'Your name' }), name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `${name} (you)` })).toBeVisible();
  // Until it is gone the keys are the dialog's.
  await expect(page.getByRole('dialog')).toBeHidden();
}
