import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

/** Where a page keeps, for the test alone, what it has said in passing. */
const SAID = 'saidInPassing';

/**
 * Keeps what the pages of this browser say in passing from now on, for `expectToast`: it is there for two seconds and a half, in which
 * nobody may look where the machine is busy. Returns the undo.
 */
export function keepToasts(browser: Browser): () => void {
  // It is on its way before anything that the test asks for; a browser that has gone meanwhile says nothing.
  const keep = (context: BrowserContext) => void context.addInitScript(listen, SAID).catch(() => {});
  browser.on('context', keep);
  return () => void browser.off('context', keep);
}

/** The page says this in passing, or has said it since it was opened. */
export async function expectToast(page: Page, words: string | RegExp): Promise<void> {
  const said = (): Promise<readonly string[]> => page.evaluate((name) => Reflect.get(window, name), SAID);
  await expect.poll(said, { message: 'it is said' }).toContainEqual(expect.stringMatching(words));
}

/** Runs on each page before anything else does. */
function listen(name: string): void {
  const said: string[] = [];
  Reflect.set(window, name, said);
  new MutationObserver(() => {
    const words = document.querySelector('.toasts .toast')?.textContent;
    if (words && words !== said.at(-1)) said.push(words);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
