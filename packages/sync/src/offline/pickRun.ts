import type { Row } from './copyRecord.ts';

/** Reading back this many rows takes about as long as reading one big one; more would be felt when a board opens. */
const MAX_ROWS = 200;

/** Rows are merged once they have gathered this much, as most of it is often garbage by then. */
const MERGE_BYTES = 1024 * 1024;

/** Merging holds the copy for so long that other tabs would feel it, about 30 ms per MB. */
const MAX_MERGE_BYTES = 4 * 1024 * 1024;

/**
 * The newest rows that should become one now; `undefined` if none. A row is merged again only with newer ones that have
 * grown as large as itself together, so that a board of 50 MB is not rewritten for every few strokes.
 */
export function pickRun(rows: readonly Row[]): readonly Row[] | undefined {
  let bytes = 0;
  let start = rows.length;
  let runBytes = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]?.bytes ?? 0;
    if (row + bytes > MAX_MERGE_BYTES) break;
    if (row <= bytes) {
      start = index;
      runBytes = row + bytes;
    }
    bytes += row;
  }
  return start < rows.length && (rows.length > MAX_ROWS || runBytes > MERGE_BYTES)
    ? rows.slice(start)
    : undefined;
}
