/** Below this, reading the past from the snapshot before costs less than anybody notices. */
const MIN_PAST_BYTES = 1024 * 1024;

/** Loading a snapshot costs as much as so many bytes of past for each of its own. More snapshots would only take space. */
const PAST_BYTES_A_BYTE = 4;

/** What is old is dropped up to a kept snapshot: one a day, where people draw. */
const DAY_MS = 24 * 60 * 60_000;
const DAILY_PAST_SHARE = 1 / 8;

/** However little happens. */
const MONTH_MS = 30 * DAY_MS;

export interface PastSinceKept {
  /** Of the log, as it was. */
  readonly bytes: number;
  readonly ms: number;
}

/** Whether a snapshot that is being replaced is kept, as one that the past after it can be read upon. */
export function isWorthKeeping(snapshotGzipBytes: number, since: PastSinceKept): boolean {
  if (since.bytes > Math.max(MIN_PAST_BYTES, snapshotGzipBytes * PAST_BYTES_A_BYTE)) return true;
  if (since.ms >= DAY_MS && since.bytes >= snapshotGzipBytes * DAILY_PAST_SHARE) return true;
  return since.ms >= MONTH_MS;
}
