import type { KeptUploads } from './keptUploads.ts';
import { createSlots } from './slots.ts';
import type { UploadOutcome } from './uploadFile.ts';

/** Files on their way to the server: now, and after the tab was closed, at the next opening of the board. */
export interface Uploads {
  /** Files that this page sends, or is about to. */
  readonly pending: number;
  /** Sends a file in the background; `isKept` if an earlier page began. */
  add(name: string, blob: Blob, isKept?: boolean): void;
  /** Breaks off. What is kept is sent another time. */
  destroy(): void;
}

export interface UploadsDeps {
  /** Tabs with the same scope send a file only one at a time. */
  readonly scope: string;
  readonly kept: KeptUploads;
  /** Rejects only when it is broken off. */
  readonly send: (name: string, blob: Blob, signal: AbortSignal) => Promise<UploadOutcome>;
  readonly onChange: () => void;
  /** The server will never take it. */
  readonly onRefused: (name: string, message: string) => void;
  /** Web Locks; not there on plain http. Then two tabs may send a file at once, and the server tells each how far it is. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

/** Sending more at a time than this makes each of them later. */
const UPLOADS_AT_ONCE = 2;

export function createUploads(deps: UploadsDeps): Uploads {
  const { scope, kept, send, onChange, onRefused, locks } = deps;
  const pending = new Set<string>();
  const inSlot = createSlots(UPLOADS_AT_ONCE);
  const end = new AbortController();
  const { signal } = end;

  function setPending(name: string, isPending: boolean): void {
    if (isPending) pending.add(name);
    else pending.delete(name);
    onChange();
  }

  /** The browser lets a lock go when its tab is gone, however it went; whoever waits for it goes on. */
  async function alone(name: string, run: () => Promise<void>): Promise<void> {
    if (!locks) return run();
    let isHeld = false;
    const held = (): Promise<void> => {
      isHeld = true;
      return run();
    };
    try {
      await locks.request(`${scope}/${name}`, { signal }, held);
    } catch (error) {
      if (isHeld || signal.aborted) throw error;
      // A page that may not store anything may be refused locks, too.
      await run();
    }
  }

  /** Nothing waits for the browser to keep a file, which may take for ever, but what forgets it. */
  async function deliver(name: string, blob: Blob, keeping?: Promise<unknown>): Promise<void> {
    setPending(name, true);
    const outcome = await inSlot(() => send(name, blob, signal));
    setPending(name, false);
    if (outcome.kind === 'refused') onRefused(name, outcome.message);
    await keeping;
    await kept.drop(name);
  }

  async function begin(name: string, blob: Blob): Promise<void> {
    setPending(name, true);
    const keeping = kept.keep(name, blob);
    await alone(name, () => deliver(name, blob, keeping));
  }

  /** When its turn comes, another tab may have sent it. */
  function goOn(name: string, blob: Blob): Promise<void> {
    return alone(name, async () => {
      if (await kept.has(name)) await deliver(name, blob);
    });
  }

  return {
    get pending() {
      return pending.size;
    },
    add(name, blob, isKept = false) {
      const run = isKept ? goOn : begin;
      run(name, blob).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    destroy: () => end.abort(),
  };
}
