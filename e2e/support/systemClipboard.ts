import { expect, type Page } from '@playwright/test';

/** Copies what is selected. In the first moments of a page that is done a moment after the keys. */
export async function copySelected(page: Page): Promise<void> {
  await page.keyboard.press('Control+c');
  await expect(page.getByTestId('announcer')).toContainText('Copied');
}

/** Puts text on the clipboard as a person does it in another program. */
export async function copyElsewhere(page: Page, text: string): Promise<void> {
  const other = await page.context().newPage();
  await other.setContent('<textarea></textarea>');
  const field = other.locator('textarea');
  await field.fill(text);
  await field.press('Control+a');
  await field.press('Control+c');
  await other.close();
  await page.bringToFront();
}

/** What another program gets of the clipboard. */
export async function pasteElsewhere(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent('<textarea></textarea>');
  const field = other.locator('textarea');
  await field.focus();
  await field.press('Control+v');
  await expect(field).not.toHaveValue('');
  const text = await field.inputValue();
  await other.close();
  await page.bringToFront();
  return text;
}

/** Puts HTML on the clipboard, with the text beside it, as the page of another program does it. */
export async function copyHtmlElsewhere(page: Page, html: string, text: string): Promise<void> {
  const other = await page.context().newPage();
  await other.setContent('<textarea>x</textarea>');
  await other.evaluate(
    (kinds) =>
      document.addEventListener('copy', (event) => {
        event.preventDefault();
        for (const [type, content] of kinds) event.clipboardData?.setData(type, content);
      }),
    [['text/html', html] as const, ['text/plain', text] as const],
  );
  await other.locator('textarea').press('Control+a');
  await other.locator('textarea').press('Control+c');
  await other.close();
  await page.bringToFront();
}
