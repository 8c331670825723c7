import { type LiveEntry, readUpdateHead } from '@drawbridge/protocol';
import type { Metrics } from '../metrics.ts';
import type { BoardHead, BoardStanding, Storage } from '../storage/index.ts';
import { type CatchUp, Compacted } from './catchUp.ts';
import type { BoardGate } from './gate/gate.ts';
import type { Ledger } from './ledger.ts';

/** Peer id of entries whose author is not known any more. */
const NOBODY = 0;

/** What is heard ahead of its turn waits in memory up to this; beyond it the log is read instead. */
const MAX_HEARD_BYTES = 1024 * 1024;

/**
 * Takes in what the log holds beyond what was announced: what other nodes added to it, and what became of an append of
 * which nobody heard whether it was stored.
 *
 * Other nodes tell of their entries, but nobody relies on that: it only makes the follower look sooner. What it hears in
 * order it takes as it is; for everything else it reads the log.
 */
export interface LogFollower {
  /** The log may hold more than was announced. */
  readonly isBehind: boolean;
  /** An entry of another node. */
  hear(entry: HeardEntry): void;
  /** How the board stood when it was looked at. */
  compare(standing: BoardStanding): void;
  /** What was sent to storage was stored, or not. */
  doubt(): void;
  /** Announces everything up to where the log ends by now. Rejects while storage does not answer: it stays behind then. */
  catchUp(): Promise<CaughtUp>;
}

export interface CaughtUp {
  /** The Yjs clients that wrote what was announced. */
  readonly clients: ReadonlySet<number>;
  /** Not everything could be read: others may have written, too. */
  readonly isMoved: boolean;
}

interface Taken {
  readonly clients: Set<number>;
  isMoved: boolean;
}

/** What another node says of an entry. Without its bytes it is to be read. */
export interface HeardEntry {
  readonly seq: number;
  readonly peerId?: number;
  readonly bytes?: Uint8Array;
}

export interface LogFollowerDeps {
  readonly boardId: string;
  readonly storage: Pick<Storage, 'openBoard'>;
  readonly ledger: Ledger;
  readonly catchUp: Pick<CatchUp, 'read'>;
  readonly gate: Pick<BoardGate, 'follow' | 'forget'>;
  readonly metrics: Pick<Metrics, 'followed'>;
  /** One more entry of the log, in order. */
  readonly onEntry: (entry: LiveEntry) => void;
  /** Everything is announced that the log is known to hold. */
  readonly onCaughtUp: () => void;
  /** The log went on, and became a snapshot, in a way that nobody can follow: everybody must read it. */
  readonly onMoved: () => void;
  /** This is another log than the one that was opened: the board was deleted, or its store replaced by an older copy. */
  readonly onReplaced: () => void;
}

export function createLogFollower(deps: LogFollowerDeps): LogFollower {
  const { boardId, storage, ledger, catchUp, gate, metrics, onEntry, onCaughtUp, onMoved, onReplaced } = deps;
  const heard = new Map<number, LiveEntry>();
  let heardBytes = 0;
  let mustRead = false;

  const take = (how: 'heard' | 'read', entries: readonly LiveEntry[], taken: Taken): void => {
    const fresh = entries.filter(({ seq }) => seq > ledger.head);
    metrics.followed(how, fresh.length);
    gate.follow(fresh.flatMap(({ bytes }) => (bytes.length > 0 ? [bytes] : [])));
    for (const entry of fresh) {
      const client = readUpdateHead(entry.bytes)?.client;
      if (client !== undefined) taken.clients.add(client);
      onEntry(entry);
    }
  };

  const takeHeard = (taken: Taken): void => {
    for (let next = heard.get(ledger.head + 1); next; next = heard.get(ledger.head + 1)) {
      drop([next]);
      take('heard', [next], taken);
    }
    drop([...heard.values()].filter(({ seq }) => seq <= ledger.head));
    if (heard.size > 0) mustRead = true;
  };

  const drop = (entries: readonly LiveEntry[]): void => {
    for (const { seq, bytes } of entries) if (heard.delete(seq)) heardBytes -= bytes.length;
  };

  const readTo = async (found: BoardHead, taken: Taken): Promise<void> => {
    try {
      for await (const entries of catchUp.read(ledger.head, found.head)) {
        take(
          'read',
          entries.map((entry) => ({ ...entry, peerId: NOBODY })),
          taken,
        );
      }
      // Somebody else may have compacted it.
      if (ledger.head === found.head) ledger.compacted(found);
    } catch (error) {
      if (!(error instanceof Compacted)) throw error;
      taken.isMoved = true;
      gate.forget();
      ledger.moved(found);
      onMoved();
    }
  };

  const read = async (taken: Taken): Promise<void> => {
    const found = await storage.openBoard(boardId);
    if (found.epoch === ledger.epoch && found.head >= ledger.head) await readTo(found, taken);
    else onReplaced();
  };

  return {
    get isBehind() {
      return mustRead || heard.size > 0;
    },
    hear({ seq, peerId = NOBODY, bytes }) {
      if (seq <= ledger.head || heard.has(seq)) return;
      if (!bytes || heardBytes + bytes.length > MAX_HEARD_BYTES) {
        mustRead = true;
        return;
      }
      heard.set(seq, { seq, peerId, bytes });
      heardBytes += bytes.length;
    },
    compare({ head, snapshot }) {
      if (head !== ledger.head || snapshot !== ledger.snapshot?.name) mustRead = true;
    },
    doubt() {
      mustRead = true;
    },
    async catchUp() {
      const taken: Taken = { clients: new Set(), isMoved: false };
      takeHeard(taken);
      while (mustRead) {
        // Who tells of an entry has stored it: what was heard before the log is read is in it.
        const told = [...heard.values()];
        mustRead = false;
        try {
          await read(taken);
        } catch (error) {
          mustRead = true;
          throw error;
        }
        drop(told);
        takeHeard(taken);
      }
      onCaughtUp();
      return taken;
    },
  };
}
