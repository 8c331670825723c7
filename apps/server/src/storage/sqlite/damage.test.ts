import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../test/random.ts';
import { type Storage, StorageError } from '../storage.ts';
import { createDrawing } from '../test/drawing.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import { createCompaction } from './compactBoard.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
import { createSnapshots } from './snapshots.ts';
import { openSqliteStorage } from './sqlite.ts';

const FLIPS = 1_000;
const WAL_FLIPS = 150;
const BOARDS = 50;
const everything = { after: 0, maxBytes: Number.MAX_SAFE_INTEGER };

let folder: string;
let file: string;
let random: () => number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-damage-'));
  file = join(folder, 'drawbridge.db');
  random = createRandom(1);
});

afterEach(() => rmSync(folder, { recursive: true }));

const below = (end: number): number => Math.floor(random() * end);

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const place = below(copy.length);
  copy[place] = (copy[place] ?? 0) ^ (1 << below(8));
  return copy;
}

describe('One flipped bit', { timeout: 20_000 }, () => {
  let database: Database.Database;

  beforeEach(() => {
    createDatabase(folder);
    database = openDatabase(folder);
  });

  afterEach(() => database.close());

  /** Runs `look` upon the table with one bit of a random blob flipped, and takes that back. */
  function withFlip(table: string, look: (row: { readonly place: number }) => void): void {
    const places = database.prepare<[], number>(`SELECT rowid FROM ${table}`).pluck().all();
    const place = places[below(places.length)] ?? 0;
    const bytes = database
      .prepare<[number], Uint8Array>(`SELECT bytes FROM ${table} WHERE rowid = ?`)
      .pluck()
      .get(place);
    database.exec('BEGIN');
    database
      .prepare(`UPDATE ${table} SET bytes = ? WHERE rowid = ?`)
      .run(flipped(bytes ?? new Uint8Array(1)), place);
    look({ place });
    database.exec('ROLLBACK');
  }

  it('is found in every entry of a log', () => {
    const log = createBoardLog(database, { run: 'run' });
    log.appendAll([{ boardId: 'b', epoch: log.openBoard('b').epoch, entries: createDrawing().draw(50) }]);
    for (let flip = 0; flip < FLIPS; flip += 1) {
      withFlip('log', () => {
        const damaged = log.readLog('b', 0, Number.MAX_SAFE_INTEGER).filter(({ bytes }) => !bytes);
        expect(damaged.length).toBe(1);
      });
    }
  });

  it('is found in every part of a snapshot', () => {
    const log = createBoardLog(database, { run: 'run' });
    log.appendAll([{ boardId: 'b', epoch: log.openBoard('b').epoch, entries: createDrawing().draw(2_000) }]);
    createCompaction(database, { keepsHistory: true }).compact('b', 0);
    const { readPart } = createSnapshots(database);
    const name = log.openBoard('b').snapshot?.name ?? '';
    for (let flip = 0; flip < FLIPS; flip += 1) {
      withFlip('snapshot_part', () => expect(() => readPart('b', name, 0)).toThrow(StorageError));
    }
    expect(() => readPart('b', name, 0)).not.toThrow();
  });

  /**
   * SQLite ends the write-ahead log silently before the first frame whose checksum is wrong, because that is what a power
   * cut leaves behind. The store then lacks its newest entries and cannot know it; its clients can.
   */
  it('in the write-ahead log costs the newest entries at most, and who saw them is told', () => {
    const log = createBoardLog(database, { run: 'before' });
    const drawing = createDrawing();
    const { epoch } = log.openBoard('b');
    const entries = drawing.draw(30);
    for (const entry of entries) log.appendAll([{ boardId: 'b', epoch, entries: [entry] }]);
    let shorter = 0;
    for (let flip = 0; flip < WAL_FLIPS; flip += 1) {
      const opened = openFlippedCopy(flip);
      if (!opened) continue;
      const { head } = opened.log.openBoard('b');
      const stored = opened.log.readLog('b', 0, Number.MAX_SAFE_INTEGER);
      expect(stored).toEqual(
        entries.slice(0, head).map(({ bytes }, at) => ({ seq: at + 1, bytes: Buffer.from(bytes) })),
      );
      expect(opened.log.follows('b', epoch, 30)).toBe(head === 30);
      if (head < 30) shorter += 1;
      opened.close();
    }
    expect(shorter).toBeGreaterThan(WAL_FLIPS / 2);
  });

  /** `undefined` when the copy is refused. */
  function openFlippedCopy(flip: number): { log: BoardLog; close: () => void } | undefined {
    const copy = join(folder, `copy${flip}`);
    mkdirSync(copy);
    copyFileSync(file, join(copy, 'drawbridge.db'));
    writeFileSync(join(copy, 'drawbridge.db-wal'), flipped(readFileSync(`${file}-wal`)));
    try {
      const opened = openDatabase(copy);
      return { log: createBoardLog(opened, { run: 'after' }), close: () => opened.close() };
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError);
      return undefined;
    }
  }
});

describe('A page of rubbish', { timeout: 20_000 }, () => {
  let storage: Storage | undefined;

  afterEach(() => storage?.close());

  const boardIds = Array.from({ length: BOARDS }, (_, index) => `board${index}`);

  /** A store of many boards, closed, one leaf of whose table or index is rubbish. */
  async function writeDamagedStore(name: string): Promise<void> {
    const whole = await openSqliteStorage(folder);
    for (const boardId of boardIds) {
      const { epoch } = await whole.openBoard(boardId);
      await whole.append(boardId, epoch, createDrawing().draw(40));
    }
    await whole.close();
    const database = new Database(file);
    const leaves = database
      .prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
      .pluck()
      .all(name);
    database.close();
    const page = leaves[Math.floor(leaves.length / 2)] ?? 0;
    const open = openSync(file, 'r+');
    writeSync(open, Buffer.from(Array.from({ length: 4096 }, () => below(256))), 0, 4096, (page - 1) * 4096);
    closeSync(open);
  }

  /** How each board answers: with the words of a StorageError, or without any. */
  async function askAll(ask: (opened: Storage, boardId: string) => Promise<unknown>): Promise<string[]> {
    const opened = await openSqliteStorage(folder);
    storage = opened;
    const answers = boardIds.map((boardId) =>
      ask(opened, boardId).then(
        () => '',
        (error: Error) => error.message,
      ),
    );
    const failed = (await Promise.all(answers)).filter((message) => message !== '');
    expect(opened.health).toEqual({ kind: 'ok' });
    return failed;
  }

  it('keeps a few boards from being read, and no others', async () => {
    await writeDamagedStore('log');
    const failed = await askAll((opened, boardId) => opened.readLog(boardId, everything));
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(5);
    expect(failed[0]).toContain('malformed');
  });

  it('keeps a few boards from being written, and no others that are written at the same time', async () => {
    await writeDamagedStore('sqlite_autoindex_log_1');
    const failed = await askAll(async (opened, boardId) => {
      const { epoch } = await opened.openBoard(boardId);
      await opened.append(boardId, epoch, [{ session: 's', n: 41, bytes: new Uint8Array([0, 0]) }]);
    });
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(BOARDS / 2);
  });
});

describe('A file', { timeout: 20_000 }, () => {
  it.each([
    ['whose header is rubbish', () => overwrite(0, 100)],
    ['of which only the first half is left', () => truncateSync(file, 40 * 1024)],
    ['of which only some bytes are left', () => truncateSync(file, 50)],
  ])('%s is refused, with its name and a remedy', async (_what, damage) => {
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, createDrawing().draw(500));
    await storage.close();
    damage();
    await expect(openSqliteStorage(folder)).rejects.toThrow(StorageError);
    await expect(openSqliteStorage(folder)).rejects.toThrow(file);
    await expect(openSqliteStorage(folder)).rejects.toThrow('backup');
  });

  function overwrite(begin: number, length: number): void {
    const open = openSync(file, 'r+');
    writeSync(open, Buffer.alloc(length, 0x5a), 0, length, begin);
    closeSync(open);
  }
});
