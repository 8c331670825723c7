import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { BoardRecord, Storage } from '../storage/index.ts';

/** The records of people are of no board. */
export const OF_ALL = '';

/** Of a person whose sign-in was ended, by their id. */
export const ENDED_KIND = 'ended';

/** An operator who ends somebody's sign-in expects them to be gone. One small question, of a table that is nearly always empty. */
const LOOK_MS = 800;

/** Since when what was given to somebody before counts for nothing. */
export interface EndedUsers {
  /** Epoch ms; 0 for nearly everybody. */
  endedMs(userId: string): number;
  onEnded(listener: () => void): void;
  /** Resolves when all is known that was ended by now. Rejects when that cannot be read: nobody is to be let in without. */
  begin(): Promise<void>;
  stop(): void;
}

export interface EndedUsersDeps {
  readonly storage: Pick<Storage, 'listRecords'>;
  readonly clock: Clock;
  readonly log: Log;
}

const ended = v.object({ endedMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** Looks again and again, because it is written by another process: by the command of the operator. */
export function createEndedUsers({ storage, clock, log }: EndedUsersDeps): EndedUsers {
  const listeners = new Set<() => void>();
  let known = new Map<string, number>();
  let newest = 0;
  let cancel = (): void => {};
  let isStopped = false;

  const look = async (): Promise<void> => {
    const records = await storage.listRecords(OF_ALL, ENDED_KIND);
    const version = Math.max(0, ...records.map((record) => record.version));
    if (version === newest && records.length === known.size) return;
    newest = version;
    known = new Map(records.map((record) => [record.key, endOf(record)]));
    for (const listener of [...listeners]) listener();
  };

  const wait = (): void => {
    if (isStopped) return;
    cancel = clock.after(LOOK_MS, () => {
      look()
        .catch((error) => log.debug({ err: error }, 'ended sign-ins not looked at'))
        .finally(wait);
    });
  };

  return {
    endedMs: (userId) => known.get(userId) ?? 0,
    onEnded: (listener) => void listeners.add(listener),
    async begin() {
      await look();
      wait();
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

/** What a newer version wrote ends everything: to be signed in once more is no harm. */
export function endOf({ text }: BoardRecord): number {
  try {
    return v.parse(ended, JSON.parse(text)).endedMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
