import type { FontFile } from '@drawbridge/shapes';
import type { Clock } from '../../clock.ts';
import type { ImageFiles } from '../imageSource.ts';
import type { TileImage } from '../sheet.ts';
import type { Surface } from '../surface.ts';
import { createInlineThread } from './inlineThread.ts';
import type { Delta, RasterJob, RasterResult } from './messages.ts';
import { buffersOf } from './packShapes.ts';
import type { RasterListener, RasterThread } from './rasterThread.ts';

/** LIMIT of jobs that wait in a thread: one at work and one to go on with; more would be stale when they come up. */
const MAX_JOBS_PER_THREAD = 2;
/** A thread that does not answer for this long will not: the heaviest tile takes a second on a slow machine. */
const ANSWER_DEADLINE_MS = 30_000;
/** A thread that dies may have run out of memory once; dying again it is not worth another try. */
const MAX_RESTARTS = 1;

/** The raster threads of a surface. */
export interface RasterPool {
  readonly hasRoom: boolean;
  readonly isIdle: boolean;
  send(delta: Delta): void;
  /** Only when there is room. */
  run(job: RasterJob): void;
  /** Its result may come all the same. */
  cancel(jobId: number): void;
  stop(): void;
}

export interface RasterPoolDeps {
  readonly surface: Pick<Surface, 'startRasterThread' | 'rasterThreads' | 'createSheet'>;
  readonly clock: Clock;
  readonly fonts: readonly FontFile[];
  readonly images: ImageFiles | undefined;
  readonly onResult: (result: RasterResult<TileImage>) => void;
  /** A job was cancelled. */
  readonly onRoom: () => void;
  /** A thread would draw some shapes otherwise now. */
  readonly onLooksChanged: () => void;
  /** A thread died with these jobs, and its mirror. */
  readonly onLost: (jobIds: readonly number[]) => void;
}

interface Member {
  readonly thread: RasterThread;
  readonly jobIds: Set<number>;
  cancelDeadline?: (() => void) | undefined;
}

export function createRasterPool(deps: RasterPoolDeps): RasterPool {
  const { surface, clock, fonts, images } = deps;
  const members: Member[] = [];
  let restarts = 0;
  let isStopped = false;

  const stopImages = images?.onLocal((name, blob) => {
    for (const { thread } of members) thread.post({ kind: 'localImage', name, blob });
  });
  for (let index = 0; index < Math.max(1, surface.rasterThreads); index++) join();
  if (members.length === 0) joinInline();

  function join(): void {
    let member: Member | undefined;
    const listener = listenerOf(() => member);
    const thread = surface.startRasterThread?.(listener);
    if (!thread) return;
    member = { thread, jobIds: new Set() };
    members.push(member);
    if (fonts.length > 0) thread.post({ kind: 'fonts', fonts });
    if (images) thread.post({ kind: 'images', baseUrl: images.baseUrl, local: images.local });
  }

  function joinInline(): void {
    const member: Member = {
      thread: createInlineThread(
        { clock, createSheet: surface.createSheet },
        listenerOf(() => member),
      ),
      jobIds: new Set(),
    };
    members.push(member);
  }

  function listenerOf(self: () => Member | undefined): RasterListener {
    return {
      onReply(reply) {
        const member = self();
        if (isStopped || !member) return;
        if (reply.kind === 'looksChanged') return deps.onLooksChanged();
        member.jobIds.delete(reply.id);
        watch(member);
        if (reply.kind === 'result') deps.onResult(reply);
        else deps.onRoom();
      },
      onDeath() {
        const member = self();
        if (!isStopped && member && members.includes(member)) replace(member);
      },
    };
  }

  /** One that died; when it dies again, the work is done here. */
  function replace(dead: Member): void {
    dead.cancelDeadline?.();
    dead.thread.stop();
    members.splice(members.indexOf(dead), 1);
    if (restarts++ < MAX_RESTARTS) join();
    if (members.length === 0) joinInline();
    deps.onLost([...dead.jobIds]);
  }

  function watch(member: Member): void {
    member.cancelDeadline?.();
    const isBusy = member.jobIds.size > 0;
    member.cancelDeadline = isBusy ? clock.setTimer(() => replace(member), ANSWER_DEADLINE_MS) : undefined;
  }

  function leastBusy(): Member | undefined {
    const [first, ...others] = members;
    return others.reduce((best, next) => (best && next.jobIds.size >= best.jobIds.size ? best : next), first);
  }

  return {
    get hasRoom() {
      return (leastBusy()?.jobIds.size ?? MAX_JOBS_PER_THREAD) < MAX_JOBS_PER_THREAD;
    },
    get isIdle() {
      return members.every(({ jobIds }) => jobIds.size === 0);
    },
    send(delta) {
      members.forEach(({ thread }, index) => {
        // What is moved to one thread cannot be sent to another: only the last one gets it that way.
        thread.post(delta, index === members.length - 1 ? transferOf(delta) : []);
      });
    },
    run(job) {
      const member = leastBusy();
      if (!member) return;
      member.jobIds.add(job.id);
      member.thread.post(job);
      watch(member);
    },
    cancel(jobId) {
      for (const { thread, jobIds } of members)
        if (jobIds.has(jobId)) thread.post({ kind: 'cancel', id: jobId });
    },
    stop() {
      isStopped = true;
      stopImages?.();
      for (const { thread, cancelDeadline } of members) {
        cancelDeadline?.();
        thread.stop();
      }
      members.length = 0;
    },
  };
}

function transferOf({ put, placed }: Delta): Transferable[] {
  const buffers = [put, placed].flatMap((packed) => (packed ? buffersOf(packed) : []));
  // All were made by packShapes, none of them shared.
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
