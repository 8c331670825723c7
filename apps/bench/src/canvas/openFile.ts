import type { Page } from 'playwright-core';
import { openTab, type Tab } from './browser/openTab.ts';
import { play, type Seen, settle } from './gestures/play.ts';
import { type Figure, figure } from './report/figure.ts';

/** The rest is written down on the server and in the browser while the page is in use again. */
const AFTERWARDS_MS = 3_000;

const ADD = 'Add to this board';

/** Opens a file on an empty board, as a person does, and tells how long that took and how long the page was held up. */
export async function openFile(url: string, path: string): Promise<Figure[]> {
  const tab = await openTab({ dpr: 1 });
  const { page } = tab;
  const dialog = page.getByRole('dialog', { name: 'Open a file' });
  const add = dialog.getByRole('button', { name: ADD });
  try {
    await page.goto(url);
    await page.getByRole('banner').getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    // A first visit puts the page itself away for times without a network, which takes a core for a while.
    await page.evaluate(isKept);
    await settle(tab);
    const chooser = await chooserOf(page);
    await page.evaluate(watchForButton, ADD);
    const read = await timed(tab, async () => {
      await chooser.setFiles(path);
      await add.waitFor();
    });
    const added = await timed(tab, async () => {
      await add.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    });
    const after = await timed(tab, () => new Promise((resolve) => setTimeout(resolve, AFTERWARDS_MS)));
    return [
      figure('from its choice until it is said what is in it, ms', await page.evaluate(readingMs)),
      ...longestTask('while it is read', read.seen),
      figure('until it is on the board, ms', added.ms),
      ...longestTask('while it is added', added.seen),
      ...longestTask('in the 3 s after', after.seen),
    ];
  } finally {
    await tab.close();
  }
}

async function chooserOf(page: Page) {
  const opened = page.waitForEvent('filechooser');
  await page.evaluate(() => undefined);
  await page.keyboard.press('Control+o');
  return opened;
}

async function timed(tab: Tab, act: () => Promise<unknown>): Promise<{ ms: number; seen: Seen }> {
  let ms = 0;
  const seen = await play(tab, async () => {
    const startMs = performance.now();
    await act();
    ms = performance.now() - startMs;
  });
  return { ms, seen };
}

/** By the clock, as a person has it here, and of the processor: server and browser share the cores, and wait for each other. */
function longestTask(when: string, { timeline: { tasks } }: Seen): Figure[] {
  return [
    figure(`longest task ${when}, ms`, Math.max(0, ...tasks.map(({ startMs, endMs }) => endMs - startMs))),
    figure(`longest task ${when}, ms of processor`, Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs))),
  ];
}

/*
 * What runs inside of the page. Each function is sent there as its source, so it uses nothing from outside of itself.
 */

/** Resolves when the page could be opened without a network. */
async function isKept(): Promise<void> {
  await navigator.serviceWorker.ready;
}

/** Marks when a button of that name is there, and when this was asked. */
function watchForButton(name: string): void {
  performance.mark('bench:asked');
  const look = (): void => {
    if ([...document.querySelectorAll('button')].some(({ textContent }) => textContent === name))
      performance.mark('bench:offered');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From the first thing that the page asked for because of the file, a part of its own scripts, until the button was there. */
function readingMs(): number {
  const at = (name: string): number => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
  const fetches = performance.getEntriesByType('resource').map(({ startTime }) => startTime);
  const beginMs = Math.min(...fetches.filter((ms) => ms > at('bench:asked')));
  return at('bench:offered') - beginMs;
}
