import { unpackNames } from '../../files/packNames.ts';
import type { Claims } from '../../files/readLedger.ts';
import type { Database } from '../database.ts';
import { lockClaims, lockFile } from '../locks.ts';

interface NamingBoard {
  readonly id: number;
  readonly covers: number;
  readonly head: number;
  readonly names: Uint8Array | null;
  readonly isInLog: boolean;
}

/** A claim is as good as written again for this long: a file comes in many parts, and each claims it. */
const CLAIM_IS_FRESH_MS = 60 * 60 * 1000;

const FIND = 'SELECT bytes, wanted FROM board_file WHERE board = $1 AND name = $2';

const SUM_OTHERS = `
  SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM board_file WHERE board = $1 AND name <> $2`;

const WRITE = `
  INSERT INTO board_file (board, name, bytes, wanted) VALUES ($1, $2, $3, $4)
  ON CONFLICT (board, name) DO UPDATE
    SET bytes = excluded.bytes, wanted = greatest(board_file.wanted, excluded.wanted)`;

const IS_WANTED = 'SELECT 1 FROM board_file WHERE name = $1 AND wanted > $2 LIMIT 1';

/** What a board named when it was read last, and whether its log names a file since. */
const FIND_NAMING = `
  SELECT board.id, board.covers, coalesce(board_names.head, 0) AS head, board_names.names,
    EXISTS (SELECT 1 FROM log WHERE log.board = board.id AND log.seq > coalesce(board_names.head, 0)
      AND position($2::bytea IN log.bytes) > 0) AS "isInLog"
  FROM board LEFT JOIN board_names ON board_names.board = board.id WHERE board.name = $1`;

/** What was sent for boards, of whatever node. */
export function createFileClaims(database: Database): Claims {
  const claimAnew: Claims['claimFile'] = (boardId, name, { bytes, maxBytes, nowMs }) =>
    database.transaction(async (queries) => {
      await lockClaims(queries, boardId);
      await lockFile(queries, name);
      const others = await queries.row<{ bytes: number }>(SUM_OTHERS, [boardId, name]);
      if ((others?.bytes ?? 0) + bytes > maxBytes) return false;
      await queries.run(WRITE, [boardId, name, bytes, nowMs]);
      return true;
    });

  return {
    async hasFile(boardId, name) {
      if (await database.row(FIND, [boardId, name])) return true;
      const board = await database.row<NamingBoard>(FIND_NAMING, [boardId, Buffer.from(name, 'latin1')]);
      if (!board) return false;
      if (board.isInLog || unpackNames(board.names).includes(name)) return true;
      // What was compacted since is in the snapshot, which takes too long to read here.
      return board.covers > board.head ? { readAfter: board.id - 1 } : false;
    },
    async claimFile(boardId, name, claim) {
      const known = await database.row<{ bytes: number; wanted: number }>(FIND, [boardId, name]);
      const isFresh = known?.bytes === claim.bytes && known.wanted > claim.nowMs - CLAIM_IS_FRESH_MS;
      return isFresh || claimAnew(boardId, name, claim);
    },
    forgetFile: (name, wantedSinceMs) =>
      database.transaction(async (queries) => {
        await lockFile(queries, name);
        if (await queries.row(IS_WANTED, [name, wantedSinceMs])) return false;
        await queries.run('DELETE FROM board_file WHERE name = $1', [name]);
        return true;
      }),
  };
}
