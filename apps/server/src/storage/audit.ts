/**
 * What was done to boards and by whom, for whoever runs the server: appended, read, and dropped when it is old enough. Nothing
 * changes an entry. It outlives the board that it is about.
 */
export interface AuditStorage {
  /** Durable when it resolves: all of them or none. */
  appendAudit(entries: readonly NewAuditEntry[]): Promise<void>;
  /** The newest first. */
  readAudit(range: AuditRange): Promise<StoredAuditEntry[]>;
  /** Drops what is older than `beforeMs`. */
  dropAudit(beforeMs: number): Promise<void>;
}

export interface NewAuditEntry {
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Empty for what is about no board. */
  readonly boardId: string;
  /** What was done, as JSON. */
  readonly text: string;
}

export interface AuditRange {
  /** Only entries with a lower id: where the page before ended. */
  readonly before?: number;
  readonly limit: number;
  /** Only what is about this board. */
  readonly boardId?: string;
}

export interface StoredAuditEntry extends Omit<NewAuditEntry, 'text'> {
  /** Grows from entry to entry. */
  readonly id: number;
  /** Absent when what is on disk is not what was written. */
  readonly text?: string;
}
