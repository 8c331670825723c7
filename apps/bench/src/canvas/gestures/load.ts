import type { CDPSession } from 'playwright-core';
import { shapesMs, watchForShapes } from '../browser/inPage.ts';
import type { Tab } from '../browser/openTab.ts';
import { type Figure, figure } from '../report/figure.ts';
import type { Whiteboard } from '../whiteboards/whiteboard.ts';
import { play } from './play.ts';

const LOOK_MS = 50;
/** The page goes on for a while after the first picture: with what is not in view, and with what it put off. */
const AFTERWARDS_MS = 2_000;
/** Scripts and styles aside, what is larger than this is the board. */
const BOARD_BYTES = 4_096;

/** Opens the board in a browser that has never seen it. */
export async function load(tab: Tab, board: Whiteboard): Promise<Figure[]> {
  const arrivals = await watchArrivals(tab.session);
  await tab.page.addInitScript(watchForShapes, board.shapes);
  let shapes: ReturnType<typeof shapesMs>;
  const { timeline } = await play(tab, async () => {
    await tab.page.goto(board.url);
    while (shapes === undefined) {
      await wait(LOOK_MS);
      shapes = await tab.page.evaluate(shapesMs);
    }
    await wait(AFTERWARDS_MS);
  });
  await tab.session.send('Network.disable');
  const onScreen = (seenMs = 0): number => timeline.framesMs.find((ms) => ms >= seenMs) ?? seenMs;
  const firstMs = onScreen(shapes?.first);
  const allMs = onScreen(shapes?.all);
  const arrivedMs = arrivals().map((us) => (us - timeline.originUs) / 1_000);
  const lastMs = arrivedMs.length > 0 ? Math.max(...arrivedMs) : undefined;
  const tasks = timeline.tasks.filter(({ startMs }) => startMs >= 0);
  return [
    figure('first shapes since the address, ms', firstMs),
    figure('all shapes since the address, ms', allMs),
    figure('first shapes since the last bytes, ms', lastMs && firstMs - lastMs),
    figure('all shapes since the last bytes, ms', lastMs && allMs - lastMs),
    figure('last bytes since the address, ms', lastMs),
    figure('longest task, ms', Math.max(0, ...tasks.map(({ startMs, endMs }) => endMs - startMs))),
    figure(
      'main thread, ms',
      tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    ),
  ];
}

/**
 * Follows when parts of the board came, on the browser's clock, in microseconds: what was fetched, and what came over a
 * socket only when nothing was fetched. What a page asks for when it has read the rest is not what it waits for.
 */
async function watchArrivals(session: CDPSession): Promise<() => readonly number[]> {
  const fetches = new Set<string>();
  const fetchedUs: number[] = [];
  const heardUs: number[] = [];
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Fetch' || type === 'XHR') fetches.add(requestId);
  });
  session.on('Network.dataReceived', ({ requestId, dataLength, timestamp }) => {
    if (fetches.has(requestId) && dataLength > BOARD_BYTES) fetchedUs.push(timestamp * 1e6);
  });
  session.on('Network.webSocketFrameReceived', ({ response, timestamp }) => {
    if (response.payloadData.length > BOARD_BYTES) heardUs.push(timestamp * 1e6);
  });
  await session.send('Network.enable');
  return () => (fetchedUs.length > 0 ? fetchedUs : heardUs);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
