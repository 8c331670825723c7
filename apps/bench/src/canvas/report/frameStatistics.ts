import type { Task, Timeline } from '../browser/readTimeline.ts';

/** A gap that one sees as a stutter. */
const STUTTER_MS = 50;

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface FrameStatistics {
  readonly framesPerSecond: number;
  readonly longestGapMs: number;
  readonly stutters: number;
  /** What the main thread worked for one frame, or over all of the span when there was none. */
  readonly mainMsPerFrame: number;
  readonly longestTaskMs: number;
}

/** How a span of time looked. It begins with what the display shows then, so that waiting for the first frame counts. */
export function frameStatistics({ framesMs, tasks }: Timeline, span: Span): FrameStatistics {
  const shown = framesMs.filter((ms) => ms > span.fromMs && ms <= span.toMs);
  const edges = [span.fromMs, ...shown, span.toMs];
  const gapsMs = edges.slice(1).map((ms, index) => ms - (edges[index] ?? ms));
  const within = tasksWithin(tasks, span);
  const cpuMs = within.reduce((sum, task) => sum + task.cpuMs, 0);
  return {
    framesPerSecond: (shown.length * 1_000) / (span.toMs - span.fromMs),
    longestGapMs: Math.max(...gapsMs),
    stutters: gapsMs.filter((ms) => ms > STUTTER_MS).length,
    mainMsPerFrame: cpuMs / Math.max(1, shown.length),
    longestTaskMs: Math.max(0, ...within.map(({ startMs, endMs }) => endMs - startMs)),
  };
}

/** Those that begin in the span. */
export function tasksWithin(tasks: readonly Task[], { fromMs, toMs }: Span): Task[] {
  return tasks.filter(({ startMs }) => startMs >= fromMs && startMs <= toMs);
}

/**
 * When the display first showed what the page made of something that it heard of at `seenMs`: the first picture after the
 * first rendering of the page that ended later. A page that renders later than it could is flattered, by one frame.
 */
export function shownMs({ framesMs, tasks }: Timeline, seenMs: number): number | undefined {
  const update = tasks.find(({ isUpdate, endMs }) => isUpdate && endMs >= seenMs);
  return update && framesMs.find((ms) => ms >= update.endMs);
}
