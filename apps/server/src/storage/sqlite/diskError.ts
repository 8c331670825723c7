/** SQLite's extended result code, such as SQLITE_FULL; empty for what is no error of SQLite's. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What one request ran into: others may well succeed. */
export function isCorrupt(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_CORRUPT') || codeOf(error) === 'SQLITE_NOTADB';
}

/**
 * After a failed fsync nobody knows what is on the disk: the kernel may have dropped what it could not write and reports
 * success the next time. What the connection believes to be written must not be built upon.
 */
function isSyncFailure(error: unknown): boolean {
  return ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'].includes(codeOf(error));
}

/** Words for the operator, with the remedy where there is one. */
export function describeError(error: unknown): string {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL') return 'The disk is full. Free some space; the store goes on by itself.';
  if (code.startsWith('SQLITE_READONLY')) return 'The disk or the file is read-only. Make it writable.';
  const message = error instanceof Error ? error.message : String(error);
  return code === '' ? message : `${message} (${code})`;
}

/** What a thread that reads or writes the database makes of errors. */
export const diskErrors = { describe: describeError, mustReopen: isSyncFailure };
