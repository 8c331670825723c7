import type { Page } from 'playwright-core';
import { openTab, type Tab } from './browser/openTab.ts';
import { play, type Seen, settle } from './gestures/play.ts';
import { type Figure, figure } from './report/figure.ts';

/** The rest is written down on the server and in the browser while the page is in use again. */
const AFTERWARDS_MS = 3_000;

/** Opens a file on an empty board, as a person does, and tells how long that took and how long the page was held up. */
export async function openFile(url: string, path: string): Promise<Figure[]> {
  const tab = await openTab({ dpr: 1 });
  const { page } = tab;
  const dialog = page.getByRole('dialog', { name: 'Open a file' });
  const add = dialog.getByRole('button', { name: 'Add to this board' });
  try {
    await page.goto(url);
    await page.getByRole('banner').getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await settle(tab);
    const chooser = await chooserOf(page);
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
      figure('until it is said what is in it, ms', read.ms),
      figure('longest task while it is read, ms', longestTask(read.seen)),
      figure('until it is on the board, ms', added.ms),
      figure('longest task while it is added, ms', longestTask(added.seen)),
      figure('longest task in the 3 s after, ms', longestTask(after.seen)),
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

function longestTask({ timeline }: Seen): number {
  return Math.max(0, ...timeline.tasks.map(({ startMs, endMs }) => endMs - startMs));
}
