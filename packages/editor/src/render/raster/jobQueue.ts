import type { Delta, RasterJob } from './messages.ts';

/** A job that has begun: each step draws a little more of it. */
export interface RunningJob {
  readonly steps: Iterator<void>;
  /** All of it is drawn. */
  finish(): void;
  /** Nobody wants it any more. */
  abandon(): void;
}

/** What a raster thread has to do, in the order in which it came: a job means the board as it was then, and its coordinates. */
export interface JobQueue {
  add(order: Delta | RasterJob): void;
  /** Does nothing when it is done. */
  cancel(jobId: number): void;
  stop(): void;
}

interface JobQueueDeps {
  readonly apply: (delta: Delta) => void;
  readonly begin: (job: RasterJob) => RunningJob;
  readonly onCancelled: (jobId: number) => void;
  readonly now: () => number;
  /** Work goes on for so long at a time. */
  readonly sliceMs: number;
  /** Runs `slice` soon, after what others wait to say; the returned function takes that back. */
  readonly later: (slice: () => void) => () => void;
}

export function createJobQueue({ apply, begin, onCancelled, now, sliceMs, later }: JobQueueDeps): JobQueue {
  const orders: (Delta | RasterJob)[] = [];
  /** The first of them, if it has begun. */
  let running: RunningJob | undefined;
  let cancelSlice: (() => void) | undefined;

  function schedule(): void {
    if (orders.length > 0) cancelSlice ??= later(runSlice);
  }

  function runSlice(): void {
    cancelSlice = undefined;
    const endMs = now() + sliceMs;
    do step();
    while (orders.length > 0 && now() < endMs);
    schedule();
  }

  function step(): void {
    const next = orders[0];
    if (next?.kind === 'job' && !draw(next)) return;
    if (next?.kind === 'delta') apply(next);
    orders.shift();
  }

  /** Draws a little of the job; true when that was the last of it. */
  function draw(job: RasterJob): boolean {
    running ??= begin(job);
    if (running.steps.next().done !== true) return false;
    const { finish } = running;
    running = undefined;
    finish();
    return true;
  }

  return {
    add(order) {
      orders.push(order);
      schedule();
    },
    cancel(jobId) {
      const index = orders.findIndex((order) => order.kind === 'job' && order.id === jobId);
      if (index < 0) return;
      orders.splice(index, 1);
      if (index === 0) {
        running?.abandon();
        running = undefined;
      }
      onCancelled(jobId);
    },
    stop() {
      orders.length = 0;
      running?.abandon();
      running = undefined;
      cancelSlice?.();
    },
  };
}
