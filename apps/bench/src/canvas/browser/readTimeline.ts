/** Of Chromium's trace event format, what is read here. Times are in microseconds, on one clock for all processes. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread did not spend waiting for a core. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly startTime?: number } };
}

/** What a page and the display did, in milliseconds on the page's own clock: that of `performance.now()`. */
export interface Timeline {
  /**
   * When the display showed a new picture. It is counted where pictures leave the browser, so that it makes no difference
   * how a page makes them: a canvas, a desynchronised canvas or elements. A picture in which nothing has changed is not
   * made, and a frame that the page drew and the display skipped is not counted.
   */
  readonly framesMs: readonly number[];
  /** What the page's main thread ran, in this order. */
  readonly tasks: readonly Task[];
  /** Where the page's clock is at 0, on the browser's, in microseconds. */
  readonly originUs: number;
}

export interface Task {
  readonly startMs: number;
  readonly endMs: number;
  /** Without the time that the thread waited for a core, of which there are two for everything. */
  readonly cpuMs: number;
  /** Whether the page was rendered in it: input, animation frame callbacks, layout, paint. */
  readonly isUpdate: boolean;
}

/** @throws Error when the page made no mark whose name begins with `bench:`. */
export function readTimeline(events: readonly TraceEvent[]): Timeline {
  // The last: a page that was left for another one may have marked as well.
  const mark = events.findLast(({ name }) => name.startsWith('bench:'));
  const startTimeMs = mark?.args?.data?.startTime;
  if (mark === undefined || startTimeMs === undefined) throw new Error('The trace has no mark of the page.');
  const originUs = mark.ts - startTimeMs * 1_000;
  const toMs = (us: number): number => (us - originUs) / 1_000;
  const onMainThread = events.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
  const updatesMs = onMainThread
    .filter(({ name }) => name === 'BeginMainThreadFrame')
    .map(({ ts }) => toMs(ts))
    .sort((a, b) => a - b);
  return {
    originUs,
    framesMs: events
      .filter(({ name }) => name === 'Display::FrameDisplayed')
      .map(({ ts }) => toMs(ts))
      .sort((a, b) => a - b),
    tasks: readTasks(onMainThread, updatesMs, toMs),
  };
}

function readTasks(
  events: readonly TraceEvent[],
  updatesMs: readonly number[],
  toMs: (us: number) => number,
): Task[] {
  let update = 0;
  return events
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .sort((a, b) => a.ts - b.ts)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const [startMs, endMs] = [toMs(ts), toMs(ts + dur)];
      while ((updatesMs[update] ?? Number.POSITIVE_INFINITY) < startMs) update += 1;
      const isUpdate = (updatesMs[update] ?? Number.POSITIVE_INFINITY) <= endMs;
      return { startMs, endMs, cpuMs: tdur / 1_000, isUpdate };
    });
}
