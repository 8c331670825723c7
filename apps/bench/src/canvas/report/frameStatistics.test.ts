import { describe, expect, it } from 'vitest';
import { readTimeline, type Task, type Timeline, type TraceEvent } from '../browser/readTimeline.ts';
import { frameStatistics, shownMs } from './frameStatistics.ts';

function task(startMs: number, endMs: number, isUpdate = true): Task {
  return { startMs, endMs, cpuMs: endMs - startMs, isUpdate };
}

function timeline(framesMs: readonly number[], tasks: readonly Task[] = []): Timeline {
  return { framesMs, tasks, originUs: 0 };
}

describe('Of a span of time', () => {
  it('frames count that came after its begin, until its end', () => {
    const frames = timeline([0, 10, 20, 30, 40]);
    expect(frameStatistics(frames, { fromMs: 0, toMs: 30 }).framesPerSecond).toBeCloseTo(100);
  });

  it('the longest gap may be the one before the first frame, or the one after the last', () => {
    expect(frameStatistics(timeline([80, 90]), { fromMs: 0, toMs: 100 }).longestGapMs).toBe(80);
    expect(frameStatistics(timeline([10, 20]), { fromMs: 0, toMs: 100 }).longestGapMs).toBe(80);
  });

  it('without a frame there is one gap, and no rate', () => {
    const { framesPerSecond, longestGapMs, stutters } = frameStatistics(timeline([]), {
      fromMs: 5,
      toMs: 105,
    });
    expect([framesPerSecond, longestGapMs, stutters]).toEqual([0, 100, 1]);
  });

  it('the work is shared out among the frames', () => {
    const worked = timeline([20, 40], [task(10, 14), task(15, 17, false), task(30, 34), task(200, 300)]);
    const { mainMsPerFrame, longestTaskMs } = frameStatistics(worked, { fromMs: 0, toMs: 40 });
    expect([mainMsPerFrame, longestTaskMs]).toEqual([5, 4]);
  });
});

describe('What a page heard of', () => {
  const tasks = [task(0, 4), task(5, 6, false), task(16, 22), task(32, 40)];
  const seen = timeline([8, 25, 45], tasks);

  it('is shown by the first picture after the rendering in which it was heard', () => {
    expect(shownMs(seen, 17)).toBe(25);
  });

  it('is shown by the picture of the next rendering when it was heard between two', () => {
    expect(shownMs(seen, 5.5)).toBe(25);
  });

  it('is never shown when nothing is rendered any more', () => {
    expect(shownMs(seen, 50)).toBeUndefined();
  });
});

describe('A trace', () => {
  const page = { pid: 1, tid: 1 };
  const events: TraceEvent[] = [
    { ...page, name: 'RunTask', ph: 'X', ts: 1_020_000, dur: 5_000, tdur: 3_000 },
    { ...page, name: 'RunTask', ph: 'X', ts: 1_004_000, dur: 1_000, tdur: 1_000 },
    { ...page, name: 'BeginMainThreadFrame', ph: 'I', ts: 1_020_500 },
    { ...page, name: 'bench:start', ph: 'I', ts: 1_001_000, args: { data: { startTime: 1 } } },
    { pid: 2, tid: 7, name: 'RunTask', ph: 'X', ts: 1_002_000, dur: 90_000 },
    { pid: 3, tid: 9, name: 'Display::FrameDisplayed', ph: 'I', ts: 1_030_000 },
  ];

  it('is read on the clock of the page, its main thread only, in the order of time', () => {
    expect(readTimeline(events)).toEqual({
      originUs: 1_000_000,
      framesMs: [30],
      tasks: [
        { startMs: 4, endMs: 5, cpuMs: 1, isUpdate: false },
        { startMs: 20, endMs: 25, cpuMs: 3, isUpdate: true },
      ],
    });
  });

  it('without a mark of the page is refused', () => {
    expect(() => readTimeline(events.filter(({ name }) => name === 'RunTask'))).toThrow('no mark');
  });
});
