import type { FileChooser, Page } from '@playwright/test';

/** Does what asks the person for files, and answers what the browser opens for it. */
export async function askedForFiles(page: Page, ask: () => Promise<void>): Promise<FileChooser> {
  const opened = page.waitForEvent('filechooser');
  // Chromium hands choosers over from a moment after it was told to; one that a key opens before that is lost.
  await page.evaluate(() => undefined);
  await ask();
  return opened;
}
