import { expect, type Locator, type Page } from '@playwright/test';
import { typeOver } from '../support/typeOver.ts';
import type { BoardPage } from './board.ts';

export const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Version history' });

/** The board as it was, over the one of today. */
export const pastOf = (page: Page): Locator => page.getByTestId('past-canvas');

export async function openHistory({ page }: BoardPage): Promise<Locator> {
  await page.keyboard.press('Control+/');
  await page.getByRole('option', { name: 'Version history' }).click();
  const panel = panelOf(page);
  await expect(panel).toBeVisible();
  return panel;
}

/** Chooses the newest version, and gives it a name. */
export async function nameNewest(board: BoardPage, name: string): Promise<void> {
  const panel = await openHistory(board);
  await panel.getByRole('button', { name: 'Now' }).click();
  await panel.getByRole('button', { name: 'Name this version …' }).click();
  await typeOver(panel.getByRole('textbox', { name: 'Name of this version' }), name);
  await board.page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name, pressed: true })).toBeVisible();
  await board.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}
