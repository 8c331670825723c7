import type { NewEntry } from '../storage.ts';
import type { Queries } from './database.ts';
import { plainText } from './plainText.ts';

/** An entry, where it goes. */
export interface PlacedEntry {
  readonly board: { readonly id: number; readonly head: number; readonly run: number | null };
  readonly entry: NewEntry;
  readonly seq: number;
  /** Of the board, with this entry. */
  readonly head: number;
  readonly isDuplicate: boolean;
  readonly crc: number;
}

/** One statement for all boards, so that a commit takes as many journeys for a thousand of them as for one. */
const INSERT = `
  WITH moved AS (
    UPDATE board SET head = m.head, tail_entries = tail_entries + m.entries, tail_bytes = tail_bytes + m.bytes, run = $1
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS m (board, head, entries, bytes)
    WHERE board.id = m.board
  ), begun AS (
    INSERT INTO board_run (board, run, first_seq)
      SELECT board, $1, first_seq FROM unnest($6::bigint[], $7::bigint[]) AS b (board, first_seq)
    ON CONFLICT DO NOTHING
  ), signed AS (
    INSERT INTO writer (board, session, client, name, color, time)
      SELECT board, session, client, name, color, time
      FROM unnest($8::bigint[], $9::text[], $10::bigint[], $11::text[], $12::text[], $13::bigint[])
        AS w (board, session, client, name, color, time)
    ON CONFLICT (board, session, client)
      DO UPDATE SET name = excluded.name, color = excluded.color, time = excluded.time
  )
  INSERT INTO log (board, seq, session, n, time, crc, bytes)
    SELECT board, seq, session, n, time, crc, bytes
    FROM unnest($14::bigint[], $15::bigint[], $16::text[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bytea[])
      AS e (board, seq, session, n, time, crc, bytes)`;

/** Writes the entries that are new. The boards are locked. */
export async function insertEntries(
  queries: Queries,
  placed: readonly PlacedEntry[],
  { run, nowMs }: { readonly run: number; readonly nowMs: number },
): Promise<void> {
  const added = placed.filter(({ isDuplicate }) => !isDuplicate);
  if (added.length === 0) return;
  const moves = [...Map.groupBy(added, ({ board }) => board.id)].map(([board, entries]) =>
    moveOf(board, entries),
  );
  const begins = moves.filter((move) => move.run !== run);
  const timeOf = ({ timeMs = nowMs }: NewEntry): number => timeMs;
  const writers = writersOf(added);
  await queries.run(INSERT, [
    run,
    moves.map(({ board }) => board),
    moves.map(({ head }) => head),
    moves.map(({ entries }) => entries),
    moves.map(({ bytes }) => bytes),
    begins.map(({ board }) => board),
    begins.map(({ firstSeq }) => firstSeq),
    writers.map(({ board }) => board),
    writers.map(({ session }) => session),
    writers.map(({ client }) => client),
    writers.map(({ name }) => plainText(name)),
    writers.map(({ color }) => plainText(color)),
    writers.map(({ entry }) => timeOf(entry)),
    added.map(({ board }) => board.id),
    added.map(({ seq }) => seq),
    added.map(({ entry }) => entry.session),
    added.map(({ entry }) => entry.n),
    added.map(({ entry }) => timeOf(entry)),
    added.map(({ crc }) => crc),
    added.map(({ entry }) => Buffer.from(entry.bytes)),
  ]);
}

function moveOf(board: number, entries: readonly PlacedEntry[]) {
  const [first] = entries;
  return {
    board,
    head: entries.at(-1)?.head ?? 0,
    entries: entries.length,
    bytes: entries.reduce((sum, { entry }) => sum + entry.bytes.length, 0),
    firstSeq: first?.seq ?? 0,
    run: first?.board.run,
  };
}

/** Each writer once, by the last name: one statement may not write a row twice. */
function writersOf(added: readonly PlacedEntry[]) {
  const signatures = added.flatMap(({ board, entry }) =>
    entry.writer ? [{ board: board.id, session: entry.session, ...entry.writer, entry }] : [],
  );
  const byKey = new Map(signatures.map((one) => [`${one.board} ${one.client} ${one.session}`, one]));
  return [...byKey.values()];
}
