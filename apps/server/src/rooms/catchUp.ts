import { type Entry, encodeTail } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Storage, StoredEntry } from '../storage/index.ts';
import type { Ledger } from './ledger.ts';
import type { Connection } from './member.ts';

/** How much of the log is read and sent at a time while a client catches up. */
const TAIL_BYTES = 128 * 1024;

const NO_BYTES: Uint8Array = new Uint8Array(0);

export interface CatchUp {
  /**
   * Sends the log after `since`, at the pace at which the client takes it, until it has everything that was announced or
   * is gone. Entries announced meanwhile reach it twice, live and here; it takes the first that fits. Answers `false` when
   * a part of that log exists only in the snapshot.
   */
  send(client: Reader, since: number): Promise<boolean>;
  /**
   * Reads the log after `since` up to `until`, and nothing beyond.
   *
   * @throws Compacted when a part of it exists only in the snapshot.
   */
  read(since: number, until: number): AsyncIterable<Entry[]>;
}

export interface Reader {
  readonly connection: Pick<Connection, 'send' | 'drained'>;
  isGone(): boolean;
}

export interface CatchUpDeps {
  readonly boardId: string;
  readonly storage: Pick<Storage, 'readLog' | 'openBoard'>;
  readonly ledger: Pick<Ledger, 'head' | 'snapshot' | 'compacted'>;
  readonly log: Log;
}

/** The part of the log that was asked for became a snapshot. */
export class Compacted extends Error {}

/** Brings clients up to date from the log. */
export function createCatchUp({ boardId, storage, ledger, log }: CatchUpDeps): CatchUp {
  /** A damaged entry goes out empty: clients count it, say so, and show the rest. */
  const readable = (entries: readonly StoredEntry[]): Entry[] =>
    entries.map(({ seq, bytes }) => {
      if (!bytes) log.error({ boardId, seq }, 'entry damaged on disk: restore it from a backup');
      return { seq, bytes: bytes ?? NO_BYTES };
    });

  async function* read(since: number, until: number): AsyncGenerator<Entry[]> {
    let have = since;
    while (have < until) {
      const entries = await storage.readLog(boardId, { after: have, maxBytes: TAIL_BYTES });
      if (entries[0]?.seq !== have + 1) {
        throw new Compacted(`The log of board ${boardId} does not go on after ${have}, of ${until}.`);
      }
      // Another node may have gone on meanwhile: who sees that before this node knows of it would build on it, in vain.
      const wanted = entries.filter(({ seq }) => seq <= until);
      yield readable(wanted);
      have = wanted.at(-1)?.seq ?? have;
    }
  }

  const sendTo = async ({ connection, isGone }: Reader, since: number): Promise<void> => {
    let sent = since;
    while (sent < ledger.head && !isGone()) {
      for await (const entries of read(sent, ledger.head)) {
        connection.send('board:tail', encodeTail(entries));
        sent = entries.at(-1)?.seq ?? sent;
        await connection.drained();
        if (isGone()) return;
      }
    }
  };

  return {
    read,
    async send(client, since) {
      if (since < (ledger.snapshot?.covers ?? 0)) return false;
      try {
        await sendTo(client, since);
        return true;
      } catch (error) {
        if (!(error instanceof Compacted)) throw error;
        // A compaction of which nobody heard that it succeeded.
        ledger.compacted(await storage.openBoard(boardId));
        return false;
      }
    },
  };
}
