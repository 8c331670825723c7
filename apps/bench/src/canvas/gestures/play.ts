import { type Input, mark, renderTwice, takeInputs } from '../browser/inPage.ts';
import type { Tab } from '../browser/openTab.ts';
import { readTimeline, type Timeline } from '../browser/readTimeline.ts';
import { record } from '../browser/record.ts';
import { type Span, shownMs } from '../report/frameStatistics.ts';

/** What was seen of a gesture, on the page's clock. */
export interface Seen {
  readonly timeline: Timeline;
  readonly inputs: readonly Input[];
  /** When the page had answered all input and rendered twice: it listens again. */
  readonly settledMs: number;
}

/** What a page does later than at once, such as what it put off, is still its longest task. */
const AFTERMATH_MS = 300;

/** Does something with a page while following what it and the display do. */
export async function play(tab: Tab, gesture: () => Promise<void>): Promise<Seen> {
  const { page, session } = tab;
  await page.evaluate(takeInputs);
  const recording = await record(session);
  await page.evaluate(mark);
  await gesture();
  const settledMs = await settle(tab);
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
  const timeline = readTimeline(await recording.stop());
  return { timeline, settledMs, inputs: await page.evaluate(takeInputs) };
}

/** Waits until a page has answered all input and rendered twice. Answers when that was, on its clock. */
export async function settle({ hand, page }: Tab): Promise<number> {
  await hand.answered();
  return page.evaluate(renderTwice);
}

/** From the first input that moves something until the display shows the last one. */
export function spanOfMotion({ inputs, timeline, settledMs }: Seen): Span {
  const moving = motions(inputs);
  const [first, last] = [moving[0], moving.at(-1)];
  if (first === undefined || last === undefined) throw new Error('The page heard of no motion.');
  return { fromMs: first.atMs, toMs: shownMs(timeline, last.seenMs) ?? settledMs };
}

/** Of each motion, how long it took until the display showed it. */
export function latenciesMs({ inputs, timeline }: Seen): number[] {
  return motions(inputs).flatMap(({ atMs, seenMs }) => {
    const shown = shownMs(timeline, seenMs);
    return shown === undefined ? [] : [shown - atMs];
  });
}

export function motions(inputs: readonly Input[]): Input[] {
  return inputs.filter(({ type }) => type === 'pointermove' || type === 'wheel');
}
