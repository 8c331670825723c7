import { figure } from '../report/figure.ts';
import { tasksWithin } from '../report/frameStatistics.ts';
import type { Gesture } from './gesture.ts';
import type { Seen } from './play.ts';

/** Nobody does anything here: what the page costs by being open, or by what others do. */
export function idle(name: string): Gesture {
  return {
    name,
    isRepeatable: false,
    prepare: async () => {},
    play: (_, __, seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000)),
    figures: ({ timeline: { framesMs, tasks }, settledMs }: Seen) => {
      const fromMs = tasks[0]?.startMs ?? 0;
      const within = tasksWithin(tasks, { fromMs, toMs: settledMs });
      const cpuMs = within.reduce((sum, task) => sum + task.cpuMs, 0);
      const seconds = (settledMs - fromMs) / 1_000;
      const frames = framesMs.filter((ms) => ms > fromMs && ms <= settledMs).length;
      return [
        figure('frames/s', frames / seconds, 1),
        figure('main thread a second, ms', cpuMs / seconds),
        figure('main thread a frame, ms', frames > 0 ? cpuMs / frames : undefined, 1),
        figure('longest task, ms', Math.max(0, ...within.map(({ startMs, endMs }) => endMs - startMs))),
      ];
    },
  };
}
