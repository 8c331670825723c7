import { percentile } from '../../report/percentile.ts';
import { type Figure, figure } from '../report/figure.ts';
import { frameStatistics, shownMs, tasksWithin } from '../report/frameStatistics.ts';
import { latenciesMs, motions, type Seen, spanOfMotion } from './play.ts';

/** How smooth it was. */
export function motionFigures(seen: Seen): Figure[] {
  const statistics = frameStatistics(seen.timeline, spanOfMotion(seen));
  return [
    figure('frames/s', statistics.framesPerSecond, 1),
    figure('longest gap, ms', statistics.longestGapMs),
    figure('gaps over 50 ms', statistics.stutters),
    figure('main thread a frame, ms', statistics.mainMsPerFrame, 1),
    figure('longest task, ms', statistics.longestTaskMs),
  ];
}

/** How far the picture was behind the hand. */
export function latencyFigures(seen: Seen): Figure[] {
  const latencies = latenciesMs(seen);
  if (latencies.length === 0) return [figure('input to picture p50, ms', undefined)];
  return [
    figure('input to picture p50, ms', percentile(latencies, 50)),
    figure('input to picture p95, ms', percentile(latencies, 95)),
  ];
}

/** How long the first of the motion was not seen. */
export function beginningFigures({ inputs, timeline }: Seen): Figure[] {
  const first = motions(inputs)[0];
  const shown = first && shownMs(timeline, first.seenMs);
  return [figure('first picture after, ms', first && shown && shown - first.atMs)];
}

/** How long a single act held the page up. */
export function actFigures({ inputs, timeline, settledMs }: Seen): Figure[] {
  const startMs = inputs.find(({ type }) => type === 'keydown' || type === 'pointerup')?.atMs;
  if (startMs === undefined) return [figure('until it listens again, ms', undefined)];
  const tasks = tasksWithin(timeline.tasks, { fromMs: startMs, toMs: Number.POSITIVE_INFINITY });
  return [
    figure('until it listens again, ms', settledMs - startMs),
    figure('longest task, ms', Math.max(0, ...tasks.map(({ startMs: from, endMs }) => endMs - from))),
  ];
}
