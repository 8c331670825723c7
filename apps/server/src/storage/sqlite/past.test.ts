import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NewEntry, SNAPSHOT_GRACE_MS, StorageError } from '../storage.ts';
import { createDrawing } from '../test/drawing.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import { createCompaction } from './compactBoard.ts';
import { createDropHistory } from './dropHistory.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
import { createPastBoards, type PastBoards } from './pastBoards.ts';
import { createSnapshots } from './snapshots.ts';

const DAY_MS = 24 * 60 * 60_000;
const START_MS = 1_000_000_000_000;

let folder: string;
let database: Database;
let log: BoardLog;
let boards: PastBoards;
let nowMs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-past-'));
  createDatabase(folder);
  database = openDatabase(folder);
  nowMs = START_MS;
  log = createBoardLog(database, { run: 'run', now: () => nowMs });
  boards = createPastBoards(database);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function append(entries: readonly NewEntry[]): void {
  log.appendAll([{ boardId: 'b', epoch: log.openBoard('b').epoch, entries }]);
}

function compact(options = { keepsHistory: true }): void {
  expect(createCompaction(database, options).compact('b', nowMs)).toBe(true);
}

const kept = (): unknown =>
  database.prepare('SELECT covers FROM snapshot WHERE replaced IS NULL ORDER BY covers').pluck().all();
const count = (table: string): unknown =>
  database.prepare(`SELECT count(*) AS n FROM ${table}`).pluck().get();

describe('The past in the file', () => {
  it('leaves the log and becomes past at once, or neither', () => {
    append(createDrawing().draw(3));
    database.exec(
      "CREATE TRIGGER fails BEFORE INSERT ON past BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END",
    );
    expect(() => createCompaction(database, { keepsHistory: true }).compact('b', nowMs)).toThrow('full');
    expect([count('log'), count('past'), log.openBoard('b').snapshot]).toEqual([3, 0, undefined]);
    database.exec('DROP TRIGGER fails');
    compact();
    expect([count('log'), count('past')]).toEqual([0, 1]);
  });

  it('keeps one snapshot a day to be read upon, and lets go of those between', () => {
    const drawing = createDrawing();
    for (let hour = 0; hour < 50; hour += 5) {
      nowMs = START_MS + (hour * DAY_MS) / 24;
      append(drawing.draw(2));
      compact();
    }
    expect(kept()).toEqual([10, 20]);
    createSnapshots(database).dropReplaced(nowMs + SNAPSHOT_GRACE_MS);
    expect(count('snapshot')).toBe(2);
    for (let seq = 1; seq <= 20; seq += 1) expect(boards.readBoardAt('b', seq)).toBeDefined();
  });

  it('cannot read what no history was kept of, and what came after it', () => {
    const drawing = createDrawing();
    append(drawing.draw(2));
    compact();
    append(drawing.draw(2));
    compact({ keepsHistory: false });
    append(drawing.draw(2));
    compact();
    append(drawing.draw(2));
    compact();
    const readable = Array.from(
      { length: 8 },
      (_, index) => boards.readBoardAt('b', index + 1) !== undefined,
    );
    expect(readable).toEqual([true, true, false, true, true, true, true, true]);
  });

  it('says when it is damaged, and does not make something up', () => {
    append(createDrawing().draw(4));
    compact();
    database.prepare("UPDATE past SET chunk = x'00ff'").run();
    expect(() => boards.readBoardAt('b', 2)).toThrow(StorageError);
    expect(boards.readBoardAt('b', 4)).toBeDefined();
  });

  it('is dropped up to the newest snapshot that is old enough, with the snapshots before', () => {
    const drawing = createDrawing();
    for (let day = 0; day < 10; day += 1) {
      nowMs = START_MS + day * 1.1 * DAY_MS;
      append(drawing.draw(2));
      compact();
    }
    createDropHistory(database)(START_MS + 6 * DAY_MS, nowMs);
    expect(kept()).toEqual([12, 14, 16, 18, 20]);
    const readable = Array.from(
      { length: 20 },
      (_, index) => boards.readBoardAt('b', index + 1) !== undefined,
    );
    expect(readable.indexOf(true)).toBe(11);
    expect(readable.slice(11).every(Boolean)).toBe(true);
  });

  it('is gone when all of it is too old, but for the board', () => {
    const drawing = createDrawing();
    append(drawing.draw(4));
    compact();
    append(drawing.draw(4));
    compact();
    createDropHistory(database)(nowMs + 1, nowMs);
    expect(count('past')).toBe(0);
    expect(boards.readBoardAt('b', 8)).toBeDefined();
    expect(log.openBoard('b')).toMatchObject({ head: 8, snapshot: { covers: 8 } });
  });

  it('lets go of the snapshot of a version that has no name any more', () => {
    append(createDrawing().draw(4));
    const named = boards.nameVersion('b', { seq: 2, name: 'Two' }, nowMs);
    createSnapshots(database).dropReplaced(nowMs + DAY_MS);
    expect([named.kind, count('snapshot')]).toEqual(['named', 1]);
    compact();
    expect(kept()).toEqual([2, 4]);
  });
});
