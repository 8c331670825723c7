import { expect, type Page } from '@playwright/test';
import type { BoardPage, Point } from '../pages/board.ts';

/** A conversation that is open, or the beginning of one. */
export const commentCard = (page: Page) => page.getByRole('dialog', { name: /^(New comment|Comment by)/ });

/** Sends what is typed into the field of that name. */
async function sayIn(page: Page, field: string, text: string): Promise<void> {
  const box = commentCard(page).getByRole('combobox', { name: field });
  await box.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export async function comment(
  { page, chooseTool, canvas }: BoardPage,
  at: Point,
  text: string,
): Promise<void> {
  await chooseTool('Comment');
  await canvas.click({ position: at });
  await sayIn(page, 'Write a comment', text);
  await expect(commentCard(page).getByText(text, { exact: true })).toBeVisible();
}
