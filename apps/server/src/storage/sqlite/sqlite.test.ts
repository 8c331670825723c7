import { EventEmitter, once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../storage.ts';
import { createDrawing } from '../test/drawing.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
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

function copyOver(path: string): void {
  copyFileSync(path, `${path}.copy`);
  renameSync(`${path}.copy`, path);
}

describe('The SQLite file', { timeout: 20_000 }, () => {
  it('keeps boards when it is opened again', async () => {
    const epoch = await writeStore();
    const storage = await openSqliteStorage(folder);
    expect(await storage.openBoard('b')).toMatchObject({ head: 1, tail: { entries: 1, bytes: 3 } });
    expect(await storage.follows('b', epoch, 1)).toBe(true);
    await storage.close();
  });

  it.each([
    ['deleted', () => rmSync(file)],
    ['replaced by a copy', () => copyOver(file)],
  ])('takes nothing more when it was %s while it was open, and says so', async (_how, meddle) => {
    await writeStore();
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('b');
    meddle();
    const append = storage.append('b', epoch, [{ session: 's', n: 2, bytes: new Uint8Array([4]) }]);
    await expect(append).rejects.toThrow(/deleted or replaced/);
    expect(storage.health).toMatchObject({ kind: 'failing', message: expect.stringContaining('restart') });
    await storage.close();
  });

  it('is not made anew where only its write-ahead log is left', async () => {
    await writeStore();
    rmSync(file);
    writeFileSync(`${file}-wal`, 'something');
    await expect(openSqliteStorage(folder)).rejects.toThrow(/is missing/);
  });

  it('is synced to disk on every commit, of the log and of a compaction, on the first open and on every later one', () => {
    createDatabase(folder);
    for (const _open of ['first', 'second']) {
      const connections = [openDatabase(folder), openDatabase(folder)];
      for (const connection of connections) {
        expect(connection.pragma('synchronous', { simple: true })).toBe(2);
        expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
      }
      for (const connection of connections) connection.close();
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

describe('The threads of the store', { timeout: 20_000 }, () => {
  const entry = (n: number) => ({ session: 's', n, bytes: new Uint8Array([0, 0]) });

  /** Opens the store and keeps its threads, in the order of their start. */
  async function openWithThreads() {
    const threads: Worker[] = [];
    const storage = await openSqliteStorage(folder, {
      startThread(url, options) {
        const thread = new Worker(url, options);
        threads.push(thread);
        return thread;
      },
    });
    return { storage, threads };
  }

  it('are started again when they die, and the store goes on with what it has', async () => {
    const { storage, threads } = await openWithThreads();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry(1)]);
    const healths: string[] = [];
    const isWell = new Promise<void>((resolve) => {
      storage.onHealth(({ kind }) => {
        healths.push(kind);
        if (kind === 'ok') resolve();
      });
    });
    await threads[0]?.terminate();
    await expect(storage.append('b', epoch, [entry(2)])).rejects.toThrow(StorageError);
    await isWell;
    expect(await storage.append('b', epoch, [entry(2)])).toEqual([{ seq: 2, isDuplicate: false }]);
    expect(await storage.follows('b', epoch, 2)).toBe(true);
    expect(healths).toEqual(['failing', 'ok']);
    await storage.close();
  });

  it('reject a compaction during which they die, and take the next', async () => {
    const { storage, threads } = await openWithThreads();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, createDrawing().draw(500));
    const compacting = storage.compact('b');
    compacting.catch(() => {});
    while (threads.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await threads[1]?.terminate();
    await expect(compacting).rejects.toThrow(StorageError);
    expect((await storage.compact('b'))?.snapshot?.covers).toBe(500);
    await storage.close();
  });

  it('leave a board alone whose compaction brought them down twice, and take the others', async () => {
    const { storage, threads } = await openWithThreads();
    for (const boardId of ['b', 'other']) {
      const { epoch } = await storage.openBoard(boardId);
      await storage.append(boardId, epoch, createDrawing().draw(5));
    }
    for (const started of [2, 3]) {
      const compacting = storage.compact('b');
      compacting.catch(() => {});
      while (threads.length < started) await new Promise((resolve) => setImmediate(resolve));
      await once(threads[started - 1] ?? new EventEmitter(), 'message');
      await threads[started - 1]?.terminate();
      await expect(compacting).rejects.toThrow(StorageError);
    }
    await expect(storage.compact('b')).rejects.toThrow('again and again');
    expect((await storage.compact('other'))?.snapshot?.covers).toBe(5);
    await storage.close();
  });

  it('give up a compaction when the store is closed', async () => {
    const { storage, threads } = await openWithThreads();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, createDrawing().draw(500));
    const compacting = expect(storage.compact('b')).rejects.toThrow(StorageError);
    while (threads.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await storage.close();
    await compacting;
  });
});
