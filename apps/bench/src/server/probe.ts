import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { answerParent } from '../process/answerParent.ts';
import { countLeft } from '../process/countLeft.ts';

/*
 * Loaded into the server's process before the server, to see from inside what cannot be told from outside: what is left
 * after a collection, and for how long the event loop was held up.
 */

/** The delay that is measured includes this much waiting. */
const RESOLUTION_MS = 1;

/** What the first collection lets go of, such as buffers, the next ones free. */
const COLLECTIONS = 4;
const PAUSE_MS = 250;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let since = { atMs: 0, cpu: process.cpuUsage() };

const answers = {
  /** In bytes, after everything that can be freed was. */
  async memory(_: object) {
    for (let index = 0; index < COLLECTIONS; index += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return process.memoryUsage();
  },
  left: (_: object) => countLeft(),
  /** Forgets what was seen. Looking for delays takes some hundredths of a core: only whoever asks for them pays that. */
  watch({ delays = false }: { readonly delays?: boolean }) {
    delay.reset();
    if (delays) delay.enable();
    else delay.disable();
    since = { atMs: performance.now(), cpu: process.cpuUsage() };
  },
  /** What was seen since `watch`; no delays where it was not told to look for them. */
  seen(_: object) {
    const { user, system } = process.cpuUsage(since.cpu);
    return {
      delayP50Ms: toDelayMs(delay.percentile(50)),
      delayP99Ms: toDelayMs(delay.percentile(99)),
      delayMaxMs: toDelayMs(delay.max),
      cpuMs: (user + system) / 1_000,
      elapsedMs: performance.now() - since.atMs,
    };
  },
};

export type Probe = typeof answers;
export type Seen = ReturnType<Probe['seen']>;

function toDelayMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}

// Worker threads load this too.
if (isMainThread) answerParent(answers);
