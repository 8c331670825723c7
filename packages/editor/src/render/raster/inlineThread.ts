import type { Clock } from '../../clock.ts';
import type { Sheet, TileImage } from '../sheet.ts';
import type { Delta, RasterJob } from './messages.ts';
import { createMirror } from './mirror.ts';
import { paintJob, shapesOf } from './paintJob.ts';
import type { RasterListener, RasterThread } from './rasterThread.ts';

/** How long drawing may hold the main thread at a time: it leaves a frame room for everything else. */
const SLICE_MS = 6;

interface InlineDeps {
  readonly clock: Clock;
  readonly createSheet: (width: number, height: number) => Sheet;
}

/** A raster thread for where there are none: the same work on the main thread, in slices. */
export function createInlineThread(
  { clock, createSheet }: InlineDeps,
  listener: RasterListener,
): RasterThread {
  const mirror = createMirror();
  /** In the order they came: a job means the board as it was then, and its coordinates. */
  const queue: (Delta | RasterJob)[] = [];
  let running: { steps: Iterator<void>; finish: () => TileImage | undefined } | undefined;
  let cancelSlice: (() => void) | undefined;

  function schedule(): void {
    if (queue.length > 0) cancelSlice ??= clock.setTimer(runSlice, 0);
  }

  function runSlice(): void {
    cancelSlice = undefined;
    const endMs = clock.now() + SLICE_MS;
    do step();
    while (queue.length > 0 && clock.now() < endMs);
    schedule();
  }

  function step(): void {
    const next = queue[0];
    if (next?.kind === 'job' && !draw(next)) return;
    if (next?.kind === 'delta') mirror.apply(next);
    queue.shift();
  }

  /** Draws a little of the job; true when that was the last of it. */
  function draw(job: RasterJob): boolean {
    running ??= begin(job);
    if (running.steps.next().done !== true) return false;
    const { finish } = running;
    running = undefined;
    listener.onReply({ kind: 'result', id: job.id, version: mirror.version, image: finish() });
    return true;
  }

  function begin(job: RasterJob) {
    const shapes = shapesOf(mirror, job);
    const sheet = shapes.length > 0 ? createSheet(job.width, job.height) : undefined;
    const steps = sheet ? paintJob(sheet.context, shapes, job, mirror) : [][Symbol.iterator]();
    return { steps, finish: () => sheet?.take() };
  }

  return {
    post(order) {
      // Fonts and images are those of the page here.
      if (order.kind !== 'job' && order.kind !== 'delta') return;
      queue.push(order);
      schedule();
    },
    stop() {
      queue.length = 0;
      cancelSlice?.();
    },
  };
}
