import type { Worker } from 'node:worker_threads';
import { StorageClosed, StorageError } from '../storage.ts';
import { type Askable, type AskedThread, askThread, type Operations } from './askThread.ts';

/** A thread that died is started again after this long, doubled each time that it dies again soon, up to the maximum. */
const MIN_RESTART_MS = 100;
const MAX_RESTART_MS = 5_000;

/** A thread that lived this long did not die of being started. */
const STABLE_MS = 30_000;

export interface SupervisedThread<O extends Operations<O>, Opened> extends Askable<O> {
  /** What the first thread told when it had started. */
  readonly opened: Opened;
  close(): Promise<void>;
}

export interface SuperviseThreadDeps {
  readonly start: () => Worker;
  readonly timeoutMs: number;
  /** The thread died, or could not be started again. Requests are rejected until it is there again. */
  readonly onDown: (why: string) => void;
}

type State<O extends Operations<O>, Opened> =
  | { readonly kind: 'up'; readonly thread: AskedThread<O, Opened>; readonly sinceMs: number }
  | { readonly kind: 'starting'; readonly thread: AskedThread<O, Opened>; readonly why: string }
  | { readonly kind: 'resting'; readonly timer: NodeJS.Timeout; readonly why: string }
  | { readonly kind: 'closed' };

/**
 * Keeps one thread running. The next one is started only when the one before has ended, so that two never write at once.
 *
 * @throws StorageError when the first start fails.
 */
export async function superviseThread<O extends Operations<O>, Opened>(
  deps: SuperviseThreadDeps,
): Promise<SupervisedThread<O, Opened>> {
  const start = () => askThread<O, Opened>(deps.start(), deps.timeoutMs);
  let state: State<O, Opened>;
  let failures = 0;
  let closing: Promise<void> | undefined;

  const isClosed = (): boolean => state.kind === 'closed';

  const enterUp = (thread: AskedThread<O, Opened>): void => {
    const sinceMs = performance.now();
    state = { kind: 'up', thread, sinceMs };
    void thread.ended.then((why) => {
      if (performance.now() - sinceMs > STABLE_MS) failures = 0;
      rest(why);
    });
  };

  const rest = (why: string): void => {
    if (isClosed()) return;
    const delayMs = Math.min(MAX_RESTART_MS, MIN_RESTART_MS * 2 ** failures);
    failures += 1;
    state = { kind: 'resting', why, timer: setTimeout(() => void restart(why), delayMs) };
    deps.onDown(why);
  };

  const restart = async (why: string): Promise<void> => {
    const thread = start();
    state = { kind: 'starting', thread, why };
    try {
      await thread.opened;
      if (!isClosed()) enterUp(thread);
    } catch (error) {
      await thread.kill();
      rest(error instanceof Error ? error.message : String(error));
    }
  };

  const close = async (): Promise<void> => {
    const last = state;
    state = { kind: 'closed' };
    if (last.kind === 'up') await last.thread.close();
    else if (last.kind === 'starting') await last.thread.kill();
    else if (last.kind === 'resting') clearTimeout(last.timer);
  };

  const first = start();
  const opened = await first.opened;
  enterUp(first);

  return {
    opened,
    ask(operation, ...args) {
      if (state.kind === 'up') return state.thread.ask(operation, ...args);
      return Promise.reject(state.kind === 'closed' ? new StorageClosed() : new StorageError(state.why));
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
