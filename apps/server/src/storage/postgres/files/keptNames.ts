import { gunzipSync } from 'node:zlib';
import { packNames, unpackNames } from '../../files/packNames.ts';
import { type PastChunk, verifiedPast } from '../../past/packEntries.ts';
import { namesIn, union } from '../../snapshot/fileNames.ts';
import type { Queries } from '../database.ts';
import { readAll } from '../snapshots.ts';

/** The files that earlier versions of a board name, apart from those that its snapshot and its log make. */

/** Kept to be read upon, or a version's. */
const KEPT_SNAPSHOTS = `
  FROM snapshot WHERE board = $1 AND replaced IS NULL
    AND id IS DISTINCT FROM (SELECT snapshot FROM board WHERE id = $1)`;

const UNREAD_SNAPSHOTS = `SELECT id ${KEPT_SNAPSHOTS} AND names IS NULL`;
const UNREAD_PAST = 'SELECT last_seq AS "lastSeq" FROM past WHERE board = $1 AND names IS NULL';
const SELECT = `SELECT names ${KEPT_SNAPSHOTS} UNION ALL SELECT names FROM past WHERE board = $1`;

/** Looks through what was not looked through yet: what is kept never changes, so that is done once. */
export async function readKeptNames(queries: Queries, board: number): Promise<void> {
  for (const { id } of await queries.rows<{ id: number }>(UNREAD_SNAPSHOTS, [board])) {
    const names = namesIn(gunzipSync(await readAll(queries, id)));
    await queries.run('UPDATE snapshot SET names = $2 WHERE id = $1', [id, packNames(names)]);
  }
  for (const { lastSeq } of await queries.rows<{ lastSeq: number }>(UNREAD_PAST, [board])) {
    const row = await queries.row<PastChunk>(
      'SELECT crc, chunk FROM past WHERE board = $1 AND last_seq = $2',
      [board, lastSeq],
    );
    const names = union((row ? verifiedPast(row) : []).map(({ bytes }) => namesIn(bytes)));
    await queries.run('UPDATE past SET names = $3 WHERE board = $1 AND last_seq = $2', [
      board,
      lastSeq,
      packNames(names),
    ]);
  }
}

/** What `readKeptNames` found. */
export async function selectKeptNames(queries: Queries, board: number): Promise<Set<string>> {
  const rows = await queries.rows<{ names: Uint8Array | null }>(SELECT, [board]);
  return new Set(rows.flatMap(({ names }) => unpackNames(names)));
}
