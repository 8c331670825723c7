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

/** Waits until so many changes that the server does not have would outlive the page: they are said to be kept a moment before. */
export async function expectUnsentKept(page: Page, count: number): Promise<void> {
  const rows = async (): Promise<number> => (await readStore(page, 'unsent')).length;
  await expect.poll(rows, { message: 'what is not sent is on disk' }).toBeGreaterThanOrEqual(count);
}

/** How far the furthest of the browser's copies goes. */
async function keptSeq(page: Page): Promise<number> {
  const copies = await readStore(page, 'copies');
  return Math.max(0, ...copies.map(({ lastSeq = 0 }) => lastSeq));
}

/** How much of documents the browser's copies hold. */
export async function keptBytes(page: Page): Promise<number> {
  const copies = await readStore(page, 'copies');
  return copies.flatMap(({ rows = [] }) => rows).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A row of either store. */
interface KeptRow {
  readonly lastSeq?: number;
  readonly rows?: readonly { readonly bytes: number }[];
}

/** Everything in one store of the database that the browser has for all boards. */
function readStore(page: Page, store: 'copies' | 'unsent'): Promise<KeptRow[]> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('drawbridge');
        // It is the page that makes it: until then there is nothing in it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => (opening.error?.name === 'AbortError' ? resolve([]) : reject(opening.error));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(({ lastSeq, rows }) => ({ lastSeq, rows })));
          };
        };
      }),
    store,
  );
}
