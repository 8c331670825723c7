import { expect, type Locator } from '@playwright/test';
import type { BoardPage, Point } from '../pages/board.ts';

/**
 * Opens the text at this place of the canvas by a double click. Firefox makes two single clicks of one where a busy machine lets too much
 * time pass between the presses, as it does for people: they try again.
 */
export async function openByDoubleClick({ canvas }: BoardPage, at: Point, field: Locator): Promise<void> {
  await expect(async () => {
    if (await field.isHidden()) await canvas.dblclick({ position: at });
    await expect(field).toBeVisible({ timeout: 3_000 });
  }).toPass();
}
