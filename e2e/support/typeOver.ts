import type { Locator } from '@playwright/test';

/** Replaces what is in a field as a person does. Filling it at once goes unnoticed by the page in Firefox over WebDriver BiDi. */
export async function typeOver(field: Locator, text: string): Promise<void> {
  await field.press('Control+a');
  await field.pressSequentially(text);
}
