import { expect, type Page } from '@playwright/test';

/** Waits until the page would open without the server, too. */
export async function expectInstalled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Waits until the browser's own copy of its boards holds `seq` entries of a log. */
export async function expectKept(page: Page, seq: number): Promise<void> {
  await expect.poll(() => keptSeq(page), { message: 'the copy is up to date' }).toBe(seq);
}

/** Waits until the browser holds a copy, of a log however long. */
export async function expectCopied(page: Page): Promise<void> {
  await expect.poll(() => keptSeq(page), { message: 'there is a copy' }).toBeGreaterThan(0);
}

/** How far the furthest of the browser's copies goes. */
async function keptSeq(page: Page): Promise<number> {
  const copies = await keptCopies(page);
  return Math.max(0, ...copies.map(({ lastSeq }) => lastSeq));
}

/** How much of documents the browser's copies hold. */
export async function keptBytes(page: Page): Promise<number> {
  const copies = await keptCopies(page);
  return copies.flatMap(({ rows }) => rows).reduce((sum, { bytes }) => sum + bytes, 0);
}

interface KeptCopy {
  readonly lastSeq: number;
  readonly rows: readonly { readonly bytes: number }[];
}

function keptCopies(page: Page): Promise<KeptCopy[]> {
  return page.evaluate(
    () =>
      new Promise<KeptCopy[]>((resolve, reject) => {
        const opening = indexedDB.open('drawbridge');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('copies').objectStore('copies').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
}
