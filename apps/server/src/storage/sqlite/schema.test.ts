import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { buildSnapshot } from '../snapshot/buildSnapshot.ts';
import { createDrawing, openDoc, shapesIn } from '../test/drawing.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
import { migrate } from './schema.ts';
import { openSqliteStorage } from './sqlite.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-schema-'));
  file = join(folder, 'drawbridge.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The tables as the first version made them, with what somebody drew. */
function writeVersion1(drawing = createDrawing(), count = 5): void {
  const database = new Database(file);
  database.exec(`
    CREATE TABLE board (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL,
      head INTEGER NOT NULL, created INTEGER NOT NULL);
    CREATE TABLE log (board INTEGER NOT NULL REFERENCES board (id), seq INTEGER NOT NULL, session TEXT NOT NULL,
      n INTEGER NOT NULL, time INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, seq));
    CREATE UNIQUE INDEX log_push ON log (board, session, n);
    INSERT INTO board (id, name, epoch, head, created) VALUES (1, 'b', 'the-epoch', ${count}, 0);
    INSERT INTO board (id, name, epoch, head, created) VALUES (2, 'empty', 'another-epoch', 0, 0);
  `);
  const insert = database.prepare('INSERT INTO log VALUES (1, ?, ?, ?, 0, ?, ?)');
  for (const { session, n, bytes } of drawing.draw(count)) insert.run(n, session, n, crc32(bytes), bytes);
  database.pragma(`application_id = ${0x44524157}`);
  database.pragma('user_version = 1');
  database.pragma('journal_mode = WAL');
  database.close();
}

function tablesOf(database: Database.Database): unknown {
  return database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all();
}

describe('A store of version 1', () => {
  it('is brought to this version with its boards', async () => {
    const drawing = createDrawing();
    writeVersion1(drawing);
    const storage = await openSqliteStorage(folder);
    const board = await storage.openBoard('b');
    expect(board).toMatchObject({ head: 5, damaged: 0, tail: { entries: 5 } });
    expect(board.epoch).toMatch(/^the-epoch\./);
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
    expect(storage.secret.length).toBe(32);
    expect((await storage.compact('b'))?.snapshot?.covers).toBe(5);
    await storage.append('b', board.epoch, drawing.draw(1));
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
    await storage.close();
  });

  it('counts the bytes of its log', async () => {
    const drawing = createDrawing();
    writeVersion1(drawing);
    const storage = await openSqliteStorage(folder);
    const log = await storage.readLog('b', { after: 0, maxBytes: 1_000_000 });
    const bytes = log.reduce((sum, entry) => sum + (entry.bytes?.length ?? 0), 0);
    expect((await storage.openBoard('b')).tail.bytes).toBe(bytes);
    expect((await storage.openBoard('empty')).tail).toEqual({ entries: 0, bytes: 0 });
    await storage.close();
  });

  it('is followed by the clients of then', async () => {
    writeVersion1();
    const storage = await openSqliteStorage(folder);
    expect(await storage.follows('b', 'the-epoch', 5)).toBe(true);
    expect(await storage.follows('b', 'the-epoch', 6)).toBe(false);
    await storage.close();
  });

  it('has the tables of a new store afterwards', () => {
    writeVersion1();
    const migrated = openDatabase(folder);
    const other = join(folder, 'new');
    rmSync(other, { recursive: true, force: true });
    const fresh = mkdtempSync(other);
    createDatabase(fresh);
    const made = openDatabase(fresh);
    const squeezed = (tables: unknown): string => JSON.stringify(tables).replaceAll(/(\\n| )+/g, ' ');
    const ours = (tables: unknown) =>
      squeezed((tables as { name: string }[]).filter(({ name }) => !isOfVersion1(name)));
    expect(ours(tablesOf(migrated))).toBe(ours(tablesOf(made)));
    migrated.close();
    made.close();
  });

  it('takes records', async () => {
    writeVersion1();
    const storage = await openSqliteStorage(folder);
    await storage.writeRecord('b', { kind: 'note', key: 'k', text: 'kept', ifVersion: 0 });
    expect((await storage.readRecord('b', 'note', 'k'))?.text).toBe('kept');
    await storage.close();
  });

  it('is refused as damaged, and left as it was, when a page of what a step reads is rubbish', () => {
    writeVersion1(createDrawing(), 400);
    const before = new Database(file);
    const page = before
      .prepare<[], number>("SELECT max(pageno) FROM dbstat WHERE name = 'log_push' AND pagetype = 'leaf'")
      .pluck()
      .get();
    before.pragma('journal_mode = DELETE');
    before.close();
    const open = openSync(file, 'r+');
    writeSync(open, Buffer.alloc(4096, 0x5a), 0, 4096, ((page ?? 0) - 1) * 4096);
    closeSync(open);
    expect(() => openDatabase(folder)).toThrow(/because it is damaged .* Restore it from a backup/);
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    after.close();
  });

  it('is left as it was when the step fails', () => {
    writeVersion1();
    const database = new Database(file);
    database.exec('CREATE TABLE sender (x)');
    database.close();
    expect(() => openDatabase(folder)).toThrow('cannot be opened');
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    expect(after.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'snapshot'").get()).toEqual({
      n: 0,
    });
    after.close();
  });
});

describe('A store whose log knew its pushes by an index', () => {
  it('knows them by the newest of each session afterwards, also those that a snapshot covers', async () => {
    const drawing = createDrawing();
    const database = new Database(file);
    migrate(database, 6);
    database.exec(`
      INSERT INTO board (id, name, epoch, head, created, tail_entries) VALUES (1, 'b', 'the-epoch', 3, 0, 3);
      INSERT INTO board_run (board, run, first_seq) VALUES (1, 1, 1);
      INSERT INTO sender (board, session, n, seq) VALUES (1, 'covered', 9, 0), (1, 's', 1, 0);
    `);
    const insert = database.prepare('INSERT INTO log VALUES (1, ?, ?, ?, 0, ?, ?)');
    const drawn = drawing.draw(3);
    for (const { n, session, bytes } of drawn) insert.run(n, session, n, crc32(bytes), bytes);
    database.pragma(`application_id = ${0x44524157}`);
    database.pragma('journal_mode = WAL');
    database.close();
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('b');
    expect([await storage.lastN('b', 's'), await storage.lastN('b', 'covered')]).toEqual([3, 9]);
    const again = await storage.append('b', epoch, [...drawn, ...drawing.draw(1)]);
    expect(again.map(({ isDuplicate }) => isDuplicate)).toEqual([true, true, true, false]);
    expect(again[3]?.seq).toBe(4);
    await storage.close();
  });
});

describe('A store of version 2', () => {
  /** With a snapshot of three entries, and two after it. */
  function writeVersion2(drawing = createDrawing()): void {
    const { gzip, bytes } = buildSnapshot(
      undefined,
      drawing.draw(3).map((entry, index) => ({ seq: index + 1, bytes: entry.bytes })),
    );
    const database = new Database(file);
    migrate(database, 2);
    database.exec(`
      INSERT INTO board (id, name, epoch, head, created, covers, snapshot, tail_entries) VALUES (1, 'b', 'the-epoch', 5, 0, 3, 1, 2);
      INSERT INTO board_run (board, run, first_seq) VALUES (1, 1, 1);
      INSERT INTO sender (board, session, n, seq) VALUES (1, 's', 3, 3);
      INSERT INTO snapshot (id, board, name, covers, bytes, gzip_bytes, created) VALUES (1, 1, 'abc', 3, ${bytes}, ${gzip.length}, 0);
    `);
    database.prepare('INSERT INTO snapshot_part VALUES (1, 0, ?, ?)').run(crc32(gzip), gzip);
    const insert = database.prepare('INSERT INTO log VALUES (1, ?, ?, ?, 0, ?, ?)');
    for (const entry of drawing.draw(2)) {
      insert.run(entry.n, entry.session, entry.n, crc32(entry.bytes), entry.bytes);
    }
    database.pragma(`application_id = ${0x44524157}`);
    database.pragma('journal_mode = WAL');
    database.close();
  }

  it('is brought to this version, and has history from its snapshot on', async () => {
    const drawing = createDrawing();
    writeVersion2(drawing);
    const before = shapesIn(drawing.doc);
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('b');
    await storage.compact('b');
    await storage.append('b', epoch, drawing.draw(1));
    await storage.compact('b');
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
    expect(await storage.readBoardAt('b', 2)).toBeUndefined();
    const gzip = await storage.readBoardAt('b', 5);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, gunzipSync(gzip ?? new Uint8Array()));
    expect(shapesIn(doc)).toEqual(before);
    expect(await storage.readBoardAt('b', 3)).toBeDefined();
    await storage.close();
  });
});

/** Written here with other white space than there. */
function isOfVersion1(name: string): boolean {
  return ['board', 'log'].includes(name);
}
