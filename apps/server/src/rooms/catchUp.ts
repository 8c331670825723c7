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

/** A piece of the log, and the message that brings it, which is made once however many it goes to. */
interface Piece {
  readonly entries: Entry[];
  readonly message: () => Uint8Array;
}

/** The part of the log that was asked for became a snapshot. */
export class Compacted extends Error {}

/** Brings clients up to date from the log. What several ask for at the same time is read once. */
export function createCatchUp({ boardId, storage, ledger, log }: CatchUpDeps): CatchUp {
  const reading = new Map<number, Promise<Piece>>();

  /** A damaged entry goes out empty: clients count it, say so, and show the rest. */
  const readable = (entries: readonly StoredEntry[]): Entry[] =>
    entries.map(({ seq, bytes }) => {
      if (!bytes) log.error({ boardId, seq }, 'entry damaged on disk: restore it from a backup');
      return { seq, bytes: bytes ?? NO_BYTES };
    });

  const readOne = async (after: number): Promise<Piece> =>
    pieceOf(readable(await storage.readLog(boardId, { after, maxBytes: TAIL_BYTES })));

  const readShared = (after: number): Promise<Piece> => {
    const known = reading.get(after);
    if (known !== undefined) return known;
    const piece = readOne(after);
    reading.set(after, piece);
    const end = (): void => void reading.delete(after);
    piece.then(end, end);
    return piece;
  };

  async function* readPieces(since: number, until: number): AsyncGenerator<Piece> {
    let have = since;
    while (have < until) {
      const piece = await readShared(have);
      if (piece.entries[0]?.seq !== have + 1) {
        throw new Compacted(`The log of board ${boardId} does not go on after ${have}, of ${until}.`);
      }
      // Another node may have gone on meanwhile: who sees that before this node knows of it would build on it, in vain.
      const isWanted = ({ seq }: Entry): boolean => seq <= until;
      const wanted = piece.entries.every(isWanted) ? piece : pieceOf(piece.entries.filter(isWanted));
      yield wanted;
      have = wanted.entries.at(-1)?.seq ?? have;
    }
  }

  async function* read(since: number, until: number): AsyncGenerator<Entry[]> {
    for await (const { entries } of readPieces(since, until)) yield entries;
  }

  const sendTo = async ({ connection, isGone }: Reader, since: number): Promise<void> => {
    let sent = since;
    while (sent < ledger.head && !isGone()) {
      for await (const { entries, message } of readPieces(sent, ledger.head)) {
        connection.send('board:tail', message());
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

function pieceOf(entries: Entry[]): Piece {
  let encoded: Uint8Array | undefined;
  return {
    entries,
    message() {
      encoded ??= encodeTail(entries);
      return encoded;
    },
  };
}
