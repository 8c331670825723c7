import { describe, expect, it } from 'vitest';
import { createJobQueue } from './jobQueue.ts';
import type { Delta, RasterJob } from './messages.ts';

const STEP_MS = 3;
const SLICE_MS = 6;
const STEPS_OF_A_JOB = 4;

/** A queue whose jobs take four steps of 3 ms, and what became of what it was given. */
function createTestQueue() {
  const happened: string[] = [];
  let slice: (() => void) | undefined;
  let nowMs = 0;
  function* steps(id: number) {
    for (let step = 0; step < STEPS_OF_A_JOB; step++) {
      nowMs += STEP_MS;
      happened.push(`step ${id}`);
      yield;
    }
  }
  const queue = createJobQueue({
    apply: ({ version }) => happened.push(`delta ${version}`),
    begin: ({ id }) => ({
      steps: steps(id),
      finish: () => happened.push(`done ${id}`),
      abandon: () => happened.push(`abandoned ${id}`),
    }),
    onCancelled: (id) => happened.push(`cancelled ${id}`),
    now: () => nowMs,
    sliceMs: SLICE_MS,
    later(next) {
      slice = next;
      return () => {
        slice = undefined;
      };
    },
  });
  /** What happened in one slice. */
  const runSlice = (): string[] => {
    const next = slice;
    slice = undefined;
    next?.();
    return happened.splice(0);
  };
  /** What happened in all of them. */
  const runAll = (): string[] => {
    const all: string[] = [];
    while (slice) all.push(...runSlice());
    return all;
  };
  return { queue, happened, runSlice, runAll };
}

const job = (id: number): RasterJob => ({
  ...{ kind: 'job', id, content: 'all', theme: 'light' },
  ...{ scale: 1, x: 0, y: 0, width: 1, height: 1 },
});
const delta = (version: number): Delta => ({ kind: 'delta', version });
const whole = (id: number): string[] => [...Array<string>(STEPS_OF_A_JOB).fill(`step ${id}`), `done ${id}`];

describe('A queue of raster jobs', () => {
  it('does things in the order in which they came, so that a job means the board as it was then', () => {
    const { queue, runAll } = createTestQueue();
    for (const order of [delta(1), job(1), delta(2), job(2)]) queue.add(order);
    expect(runAll()).toEqual(['delta 1', ...whole(1), 'delta 2', ...whole(2)]);
  });

  it('pauses within a job, and goes on with it', () => {
    const { queue, runSlice, runAll } = createTestQueue();
    queue.add(job(1));
    const first = runSlice();
    expect(first).toEqual(['step 1', 'step 1']);
    expect([...first, ...runAll()]).toEqual(whole(1));
  });

  it('cancels a job that has begun, and one that has not, and goes on with the next', () => {
    const { queue, happened, runSlice, runAll } = createTestQueue();
    for (const order of [job(1), delta(1), job(2), job(3)]) queue.add(order);
    runSlice();
    queue.cancel(1);
    queue.cancel(2);
    expect(happened.splice(0)).toEqual(['abandoned 1', 'cancelled 1', 'cancelled 2']);
    expect(runAll()).toEqual(['delta 1', ...whole(3)]);
  });

  it('says nothing of a job that is done', () => {
    const { queue, happened, runAll } = createTestQueue();
    queue.add(job(1));
    runAll();
    queue.cancel(1);
    expect(happened).toEqual([]);
  });

  it('does nothing any more when it is stopped', () => {
    const { queue, runSlice, runAll } = createTestQueue();
    queue.add(job(1));
    runSlice();
    queue.add(job(2));
    queue.stop();
    expect(runAll()).toEqual([]);
  });
});
