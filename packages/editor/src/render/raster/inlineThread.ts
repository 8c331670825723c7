import type { Clock } from '../../clock.ts';
import type { Sheet, TileImage } from '../sheet.ts';
import { createJobQueue, type RunningJob } from './jobQueue.ts';
import type { RasterJob } from './messages.ts';
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
  const queue = createJobQueue({
    apply: mirror.apply,
    begin,
    onCancelled: (id) => listener.onReply({ kind: 'cancelled', id }),
    now: clock.now,
    sliceMs: SLICE_MS,
    later: (slice) => clock.setTimer(slice, 0),
  });

  function begin(job: RasterJob): RunningJob {
    const shapes = shapesOf(mirror, job);
    const sheet = shapes.length > 0 ? createSheet(job.width, job.height) : undefined;
    const reply = (image: TileImage | undefined): void =>
      listener.onReply({ kind: 'result', id: job.id, version: mirror.version, image });
    return {
      steps: sheet ? paintJob(sheet.context, shapes, job, mirror) : [][Symbol.iterator](),
      finish: () => reply(sheet?.take()),
      abandon() {},
    };
  }

  return {
    post(order) {
      if (order.kind === 'job' || order.kind === 'delta') queue.add(order);
      else if (order.kind === 'cancel') queue.cancel(order.id);
      // Fonts and images are those of the page here.
    },
    stop: queue.stop,
  };
}
