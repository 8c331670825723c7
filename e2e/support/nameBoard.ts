import { expect } from '@playwright/test';
import type { BoardPage } from '../pages/board.ts';
import { typeOver } from './typeOver.ts';

/** Gives the board a name as people do. */
export async function nameBoard({ page, expectSaved }: BoardPage, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const field = page.getByRole('textbox', { name: 'Board name' });
  await typeOver(field, name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expectSaved();
}
