import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../storage.ts';
import { openDatabase } from './openDatabase.ts';
import { openSqliteStorage } from './sqlite.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-sqlite-'));
  file = join(folder, 'drawbridge.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A store with one entry, closed. */
async function writeStore(): Promise<string> {
  const storage = await openSqliteStorage(folder);
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, [{ session: 's', n: 1, bytes: new Uint8Array([1, 2, 3]) }]);
  await storage.close();
  return epoch;
}

describe('The SQLite file', () => {
  it('keeps boards when it is opened again', async () => {
    const epoch = await writeStore();
    const storage = await openSqliteStorage(folder);
    expect(await storage.openBoard('b')).toEqual({ epoch, head: 1 });
    await storage.close();
  });

  it('is synced to disk on every commit, on the first open and on every later one', async () => {
    for (const _open of ['first', 'second']) {
      const database = openDatabase(folder);
      expect(database.pragma('synchronous', { simple: true })).toBe(2);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      database.close();
    }
  });

  it.each([
    ['is empty', () => writeFileSync(file, ''), 'is empty'],
    ['is a text file', () => writeFileSync(file, 'hello '.repeat(1_000)), 'cannot be opened'],
    [
      'belongs to another program',
      () => new Database(file).exec('CREATE TABLE t (x)').close(),
      'was not made by',
    ],
  ])('is refused when it %s, with the remedy, and left as it is', async (_what, make, words) => {
    make();
    await expect(openSqliteStorage(folder)).rejects.toThrow(StorageError);
    await expect(openSqliteStorage(folder)).rejects.toThrow(words);
    await expect(openSqliteStorage(folder)).rejects.toThrow(file);
    expect(existsSync(file)).toBe(true);
  });

  it('is refused when a newer version wrote it', async () => {
    await writeStore();
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    await expect(openSqliteStorage(folder)).rejects.toThrow('newer Drawbridge');
  });

  it('is made anew after a crash in the middle of making it', async () => {
    writeFileSync(`${file}.new`, 'half a file');
    await writeStore();
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('tells when a bit of an entry has flipped, instead of handing it out', async () => {
    await writeStore();
    const database = new Database(file);
    database.prepare('UPDATE log SET bytes = ?').run(Buffer.from([1, 2, 2]));
    database.close();
    const storage = await openSqliteStorage(folder);
    expect(await storage.readLog('b', { after: 0, maxBytes: 100 })).toEqual([{ seq: 1 }]);
    await storage.close();
  });

  it('has everything that was acknowledged in a copy of its files, without a close', async () => {
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [{ session: 's', n: 1, bytes: new Uint8Array([7]) }]);
    const copy = mkdtempSync(join(folder, 'copy-'));
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, join(copy, `drawbridge.db${end}`));
    const restored = await openSqliteStorage(copy);
    expect((await restored.openBoard('b')).head).toBe(1);
    await restored.close();
    await storage.close();
  });

  it('belongs to one server at a time, and is free again when that one has closed', async () => {
    const first = await openSqliteStorage(folder);
    await expect(openSqliteStorage(folder)).rejects.toThrow('Another Drawbridge uses');
    await first.close();
    await (await openSqliteStorage(folder)).close();
  });

  it('rejects what is asked after it was closed, and does not hang', async () => {
    const storage = await openSqliteStorage(folder);
    await storage.close();
    await expect(storage.openBoard('b')).rejects.toThrow(StorageError);
    await expect(storage.append('b', 'e', [])).rejects.toThrow(StorageError);
  });
});
