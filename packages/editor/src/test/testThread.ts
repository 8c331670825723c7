import type { Delta, RasterJob } from '../render/raster/messages.ts';
import { createMirror } from '../render/raster/mirror.ts';
import { paintJob, shapesOf } from '../render/raster/paintJob.ts';
import type { RasterListener, RasterThread } from '../render/raster/rasterThread.ts';
import type { Sheet } from '../render/sheet.ts';

/** A raster thread that takes its time: jobs wait until the test has them answered. */
export interface TestThread extends RasterThread {
  readonly isBusy: boolean;
  /** Draws what was asked for, and what is asked for then. */
  answer(): void;
  /** Draws the oldest job as the mirror is now, and hands it over when the result is called. */
  answerLater(): () => void;
  die(): void;
}

/** Many times what fits into memory. */
const MAX_ANSWERS = 2000;

export function createTestThread(
  listener: RasterListener,
  createSheet: (width: number, height: number) => Sheet,
  onJob: (job: RasterJob) => void,
): TestThread {
  const mirror = createMirror();
  const queue: (Delta | RasterJob)[] = [];

  function answerLater(): () => void {
    catchUp();
    const job = queue.shift();
    if (job?.kind !== 'job') throw new Error('No job is waiting.');
    const shapes = shapesOf(mirror, job);
    const sheet = shapes.length > 0 ? createSheet(job.width, job.height) : undefined;
    if (sheet) for (const _ of paintJob(sheet.context, shapes, job, mirror));
    const reply = { kind: 'result', id: job.id, version: mirror.version, image: sheet?.take() } as const;
    return () => listener.onReply(reply);
  }

  /** Messages are read in their order, up to the next job. */
  function catchUp(): void {
    for (let next = queue[0]; next?.kind === 'delta'; next = queue[0]) {
      mirror.apply(next);
      queue.shift();
    }
  }

  function cancel(id: number): void {
    const index = queue.findIndex((order) => order.kind === 'job' && order.id === id);
    if (index < 0) return;
    queue.splice(index, 1);
    listener.onReply({ kind: 'cancelled', id });
  }

  return {
    get isBusy() {
      catchUp();
      return queue.length > 0;
    },
    post(order) {
      // As it would arrive: a copy, which later changes do not reach.
      if (order.kind === 'job' || order.kind === 'delta') queue.push(structuredClone(order));
      if (order.kind === 'job') onJob(order);
      if (order.kind === 'cancel') cancel(order.id);
    },
    answer() {
      let answers = 0;
      for (catchUp(); queue.length > 0; catchUp()) {
        if (++answers > MAX_ANSWERS) throw new Error('The same tiles are asked for again and again.');
        answerLater()();
      }
    },
    answerLater,
    die: () => listener.onDeath(),
    stop() {
      queue.length = 0;
    },
  };
}
