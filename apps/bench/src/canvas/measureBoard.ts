import { rssBytesOf } from '../server/watchRss.ts';
import { GaveUp, withDeadline } from '../withDeadline.ts';
import { measureMemory } from './browser/measureMemory.ts';
import { openTab, type Tab } from './browser/openTab.ts';
import { dragAll, dragOne, dropAll, selectAll } from './gestures/drag.ts';
import { draw } from './gestures/draw.ts';
import type { Gesture } from './gestures/gesture.ts';
import { idle } from './gestures/idle.ts';
import { load } from './gestures/load.ts';
import { dotMoves } from './gestures/moveDot.ts';
import { pan } from './gestures/pan.ts';
import { play, settle } from './gestures/play.ts';
import { zoom } from './gestures/zoom.ts';
import { type Figure, figure, medians } from './report/figure.ts';
import type { Whiteboard } from './whiteboards/whiteboard.ts';

/** What was told of one act: figures, or that it took too long. */
export interface Outcome {
  readonly act: string;
  readonly figures: readonly Figure[];
  readonly gaveUp?: string;
}

export interface Effort {
  readonly dpr: number;
  /** How long a gesture takes. */
  readonly seconds: number;
  /** How often one is repeated that can be. */
  readonly repeats: number;
  /** How long a page may take to be done with a gesture. */
  readonly patienceSeconds: number;
}

/** While others draw on the board. */
export type Crowd = <Result>(whileDrawing: () => Promise<Result>) => Promise<Result>;

const MEGABYTE = 1024 * 1024;

/** First what leaves the board as it is. What may freeze a page for minutes is last: after it the page is given up. */
const LOOKING = [pan('middle'), pan('all'), zoom, dragOne, draw('middle'), draw('all')] as const;
const MOVING_ALL = [selectAll, dragAll, dropAll] as const;

/** Opens a board in a browser and does everything with it, one thing after the other, until the page takes too long. */
export async function measureBoard(
  board: Whiteboard,
  effort: Effort,
  { crowd, say }: { readonly crowd?: Crowd | undefined; readonly say: (line: string) => void },
): Promise<Outcome[]> {
  const tab = await openTab(effort);
  const outcomes: Outcome[] = [];
  const attempt = async (act: string, work: () => Promise<readonly Figure[]>): Promise<void> => {
    try {
      outcomes.push({ act, figures: await work() });
    } catch (error) {
      if (!(error instanceof GaveUp)) throw error;
      outcomes.push({ act, figures: [], gaveUp: error.message });
      say(`${board.name}: ${act}: ${error.message}`);
      throw error;
    }
  };
  const deadline = effort.patienceSeconds;
  try {
    await attempt('load', () => withDeadline(2 * deadline, load(tab, board)));
    await attempt('idle', () => repeat(tab, board, idle('idle'), effort));
    await attempt('a dot moves', () => repeat(tab, board, dotMoves(), effort));
    for (const gesture of LOOKING) await attempt(gesture.name, () => repeat(tab, board, gesture, effort));
    await attempt('memory', () => withDeadline(deadline, memoryFigures(tab)));
    if (crowd) await attempt('others draw', () => drawnOn(tab, board, effort, crowd));
    for (const gesture of MOVING_ALL) await attempt(gesture.name, () => repeat(tab, board, gesture, effort));
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
  } finally {
    await tab.close();
  }
  return outcomes;
}

async function drawnOn(
  tab: Tab,
  board: Whiteboard,
  effort: Effort,
  crowd: Crowd,
): Promise<readonly Figure[]> {
  await board.look(tab, 'middle');
  return crowd(() => repeat(tab, board, idle('others draw'), effort));
}

/** Does it as often as is asked for, or once when it takes much longer than it should: that is figure enough. */
async function repeat(tab: Tab, board: Whiteboard, gesture: Gesture, effort: Effort): Promise<Figure[]> {
  const runs: (readonly Figure[])[] = [];
  const times = gesture.isRepeatable ? effort.repeats : 1;
  const deadline = effort.patienceSeconds;
  for (let run = 0; run < times; run += 1) {
    await withDeadline(deadline, gesture.prepare(tab, board));
    await withDeadline(deadline, settle(tab));
    const startMs = performance.now();
    const seen = await withDeadline(
      deadline,
      play(tab, () => gesture.play(tab, board, effort.seconds)),
    );
    runs.push(gesture.figures(seen));
    if (performance.now() - startMs > 4 * 1_000 * effort.seconds) break;
  }
  return medians(runs);
}

async function memoryFigures({ page, session }: Tab): Promise<Figure[]> {
  const { page: heap, workers } = await measureMemory(session);
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => rssBytesOf(id));
  return [
    figure('JS heap of the page, MB', heap / MEGABYTE, 1),
    figure('JS heap of its workers, MB', workers / MEGABYTE, 1),
    figure('RSS of the renderer, MB', Math.max(0, ...renderers) / MEGABYTE),
  ];
}
