import { type Storage, StorageError } from '../storage/index.ts';
import { type AccessRecord, parseAccessRecord } from './accessRecord.ts';
import { type Denial, whyGone } from './links.ts';

const KIND = 'access';
const KEY = '';

/** Boards of which the access is kept at hand. Each costs some hundred bytes. */
const MAX_AT_HAND = 10_000;

/** Others may change a board's access at the same time; whoever is late looks again. */
const MAX_ATTEMPTS = 10;

/** The access of boards, in the store and at hand. */
export interface AccessRecords {
  /** What holds for a board; of one without a record, what holds for all of those. */
  open(boardId: string): Promise<AccessRecord>;
  /** The same without waiting; absent when it is not at hand. */
  current(boardId: string): AccessRecord | undefined;
  /** Others may have changed it: looks, and tells. */
  refresh(boardId: string): Promise<void>;
  /** Makes a change durable, then tells. `change` may be asked several times, and may say no. Nothing changes once it is deleted. */
  update<T extends Changed>(boardId: string, change: Change<T>): Promise<T | Denial>;
  onChange(listener: OnAccessChange): () => void;
}

/** `isOwn`: this server changed it; otherwise it was found changed. */
export type OnAccessChange = (boardId: string, isOwn: boolean) => void;

export interface Changed {
  readonly record: AccessRecord;
}

/** `isUndecided`: nobody has decided anything about the board. A record that is to stay so has to say it. */
type Change<T extends Changed> = (record: AccessRecord, isUndecided: boolean) => T | Denial;

interface Kept {
  readonly readMs: number;
  /** 0 when there is none in the store. */
  readonly version: number;
  readonly record: AccessRecord;
}

export interface AccessRecordsDeps {
  readonly storage: Pick<Storage, 'readRecord' | 'writeRecord'>;
  /** What holds for boards without a record. */
  readonly byDefault: AccessRecord;
  /** What is at hand is good for so long; for ever where nobody else writes. */
  readonly maxAgeMs: number;
  readonly nowMs: () => number;
}

export function createAccessRecords(deps: AccessRecordsDeps): AccessRecords {
  const { storage, byDefault, maxAgeMs, nowMs } = deps;
  const atHand = new Map<string, Kept>();
  const listeners = new Set<OnAccessChange>();

  /** What was read before somebody wrote must not take the place of what was written. */
  const keep = (boardId: string, kept: Kept): Kept => {
    const known = atHand.get(boardId);
    const newest = known && known.version > kept.version ? { ...known, readMs: kept.readMs } : kept;
    atHand.delete(boardId);
    atHand.set(boardId, newest);
    const [oldest] = atHand.size > MAX_AT_HAND ? atHand.keys() : [];
    if (oldest !== undefined) atHand.delete(oldest);
    return newest;
  };

  const read = async (boardId: string): Promise<Kept> => {
    const stored = await storage.readRecord(boardId, KIND, KEY);
    const before = atHand.get(boardId);
    const found = stored && { version: stored.version, record: decided(parse(stored.text, boardId)) };
    const newest = keep(boardId, { version: 0, record: byDefault, ...found, readMs: nowMs() });
    if (before && before.version !== newest.version) tell(boardId, false);
    return newest;
  };

  const load = async (boardId: string): Promise<Kept> => {
    const kept = atHand.get(boardId);
    return kept && nowMs() - kept.readMs <= maxAgeMs ? kept : read(boardId);
  };

  const tell = (boardId: string, isOwn: boolean): void => {
    for (const listener of [...listeners]) listener(boardId, isOwn);
  };

  /** For one that was only locked goes what goes for those without a record, by now. */
  const decided = (record: AccessRecord): AccessRecord => {
    const { undecided, lockedMs } = record;
    return undecided ? { ...byDefault, undecided, ...(lockedMs !== undefined && { lockedMs }) } : record;
  };

  const write = async (boardId: string, text: string, ifVersion: number): Promise<number | undefined> => {
    try {
      return await storage.writeRecord(boardId, { kind: KIND, key: KEY, text, ifVersion });
    } catch (error) {
      // It may have been written all the same.
      atHand.delete(boardId);
      throw error;
    }
  };

  const attempt = async <T extends Changed>(
    boardId: string,
    change: Change<T>,
  ): Promise<T | Denial | 'late'> => {
    const { version, record } = await load(boardId);
    const { undecided, ...known } = record;
    const changed = whyGone(record) ?? change(known, version === 0 || undecided === true);
    if ('error' in changed) return changed;
    const text = JSON.stringify(changed.record);
    const written = await write(boardId, text, version);
    if (written === undefined) {
      await read(boardId);
      return 'late';
    }
    keep(boardId, { version: written, record: changed.record, readMs: nowMs() });
    tell(boardId, true);
    return changed;
  };

  return {
    open: async (boardId) => (await load(boardId)).record,
    current: (boardId) => atHand.get(boardId)?.record,
    async refresh(boardId) {
      if (atHand.has(boardId)) await read(boardId);
    },
    async update(boardId, change) {
      for (let count = 0; count < MAX_ATTEMPTS; count += 1) {
        const outcome = await attempt(boardId, change);
        if (outcome !== 'late') return outcome;
      }
      throw new StorageError(`The access of board ${boardId} is changed by too many at once.`);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(text: string, boardId: string): AccessRecord {
  try {
    return parseAccessRecord(text);
  } catch {
    throw new StorageError(`The access of board ${boardId} is not what this version writes.`);
  }
}
