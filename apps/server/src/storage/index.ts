export type { AuditRange, AuditStorage, NewAuditEntry, StoredAuditEntry } from './audit.ts';
export type { FileLedger } from './files/fileLedger.ts';
export {
  type EntryRange,
  type FoundWrite,
  type HistoryEntry,
  type HistoryPage,
  type HistoryStorage,
  MAX_VERSIONS,
  type Mark,
  type NamedVersion,
  type Naming,
  type StoredWriter,
  type WorkSpan,
  type Writer,
} from './history.ts';
export type { BoardsRange, ListedBoard, ListedBoards } from './listedBoard.ts';
export { createMemoryStorage } from './memory.ts';
export { openPostgresStorage } from './postgres/postgres.ts';
export { openSqliteStorage } from './sqlite/sqlite.ts';
export {
  type Appended,
  type BoardHead,
  type BoardRecord,
  type BoardStanding,
  type NewEntry,
  type NewRecord,
  SNAPSHOT_GRACE_MS,
  type Snapshot,
  type Storage,
  StorageError,
  type StorageHealth,
  type StoredEntry,
} from './storage.ts';
