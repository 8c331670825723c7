export { createMemoryStorage } from './memory.ts';
export { openSqliteStorage } from './sqlite/sqlite.ts';
export {
  type Appended,
  type BoardHead,
  type NewEntry,
  type Storage,
  StorageError,
  type StoredEntry,
} from './storage.ts';
