import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { packMerged } from '../past/packEntries.ts';
import { buildSnapshot } from '../snapshot/buildSnapshot.ts';
import { type NewEntry, SNAPSHOT_GRACE_MS, StorageError } from '../storage.ts';
import { createDrawing } from '../test/drawing.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import { type Compaction, createCompaction } from './compactBoard.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
import { createSnapshots } from './snapshots.ts';

const NOW_MS = 1_000_000_000_000;

let folder: string;
let database: Database;
/** The compaction worker's own connection. */
let second: Database;
let log: BoardLog;
let compaction: Compaction;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-compact-'));
  createDatabase(folder);
  database = openDatabase(folder);
  second = openDatabase(folder);
  log = createBoardLog(database, { run: 'run' });
  compaction = createCompaction(second, { keepsHistory: true });
});

afterEach(() => {
  database.close();
  second.close();
  rmSync(folder, { recursive: true });
});

function append(entries: readonly NewEntry[]): void {
  log.appendAll([{ boardId: 'b', epoch: log.openBoard('b').epoch, entries }]);
}

/** Everything but the last step. */
function prepare() {
  const board = compaction.load('b');
  if (!board) throw new Error('There is nothing to compact.');
  const built = buildSnapshot(board.snapshot?.gzip, board.entries);
  const snapshot = createSnapshots(second).stage(board.id, board.base.upto, built, NOW_MS);
  const past = packMerged(board, built.damaged);
  return { board, staged: { snapshot, damaged: built.damaged, past, nowMs: NOW_MS } };
}

const count = (table: string): unknown =>
  database.prepare(`SELECT count(*) AS n FROM ${table}`).pluck().get();
const seqsIn = (table: string): unknown =>
  database.prepare(`SELECT seq FROM ${table} ORDER BY seq`).pluck().all();

describe('A compaction of the file', () => {
  it('gives up when another one was faster, and changes nothing', () => {
    const drawing = createDrawing();
    append(drawing.draw(5));
    const slow = prepare();
    append(drawing.draw(5));
    expect(compaction.compact('b', NOW_MS)).toBe(true);
    append(drawing.draw(2));
    const before = log.openBoard('b');
    expect(compaction.commit(slow.board, slow.staged)).toBe(false);
    expect(log.openBoard('b')).toEqual(before);
    expect(seqsIn('log')).toEqual([11, 12]);
  });

  it('gives up when the board has another epoch now', () => {
    append(createDrawing().draw(5));
    const { board, staged } = prepare();
    database.prepare("UPDATE board SET epoch = 'restored'").run();
    expect(compaction.commit(board, staged)).toBe(false);
    expect(seqsIn('log')).toEqual([1, 2, 3, 4, 5]);
  });

  it('removes what it merged and nothing that came meanwhile', () => {
    const drawing = createDrawing();
    append(drawing.draw(5));
    const { board, staged } = prepare();
    append(drawing.draw(3));
    expect(compaction.commit(board, staged)).toBe(true);
    expect(seqsIn('log')).toEqual([6, 7, 8]);
    expect(log.openBoard('b')).toMatchObject({ head: 8, snapshot: { covers: 5 }, tail: { entries: 3 } });
  });

  it('puts a damaged entry aside as it is on the disk, with the reason', () => {
    append(createDrawing().draw(3));
    database.prepare("UPDATE log SET bytes = x'00ff' WHERE seq = 3").run();
    expect(compaction.compact('b', NOW_MS)).toBe(true);
    expect(
      database.prepare('SELECT seq, session, n, hex(bytes) AS bytes, why, found FROM quarantine').all(),
    ).toEqual([{ seq: 3, session: 's', n: 3, bytes: '00FF', why: 'Its checksum is wrong.', found: NOW_MS }]);
    expect(log.openBoard('b')).toMatchObject({ damaged: 1, tail: { entries: 0, bytes: 0 } });
  });

  it('keeps everything when its snapshot is damaged', () => {
    const drawing = createDrawing();
    append(drawing.draw(3));
    compaction.compact('b', NOW_MS);
    append(drawing.draw(3));
    const before = log.openBoard('b');
    database.prepare("UPDATE snapshot_part SET bytes = x'00'").run();
    expect(() => compaction.compact('b', NOW_MS)).toThrow(StorageError);
    expect(log.openBoard('b')).toEqual(before);
    expect(seqsIn('log')).toEqual([4, 5, 6]);
  });

  it('keeps everything when its snapshot is poisoned with a right checksum', () => {
    const drawing = createDrawing();
    append(drawing.draw(3));
    compaction.compact('b', NOW_MS);
    append(drawing.draw(3));
    const poison = { gzip: Buffer.from('no gzip'), bytes: 7, damaged: [] };
    const id = createSnapshots(second).stage(1, 3, poison, NOW_MS);
    database.prepare('UPDATE board SET snapshot = ?').run(id);
    expect(() => compaction.compact('b', NOW_MS)).toThrow('cannot be unpacked');
    expect(seqsIn('log')).toEqual([4, 5, 6]);
  });

  it('drops the pieces of one that gave up or was cut short, when nobody can be reading them', () => {
    append(createDrawing().draw(3));
    prepare();
    expect(compaction.compact('b', NOW_MS)).toBe(true);
    expect([count('snapshot'), count('snapshot_part')]).toEqual([2, 2]);
    createSnapshots(database).dropReplaced(NOW_MS + SNAPSHOT_GRACE_MS);
    expect([count('snapshot'), count('snapshot_part')]).toEqual([1, 1]);
    expect(log.openBoard('b').snapshot).toBeDefined();
  });

  it('does not put a snapshot in place whose pieces were dropped meanwhile', () => {
    append(createDrawing().draw(3));
    const { board, staged } = prepare();
    createSnapshots(database).dropReplaced(NOW_MS + SNAPSHOT_GRACE_MS);
    expect(() => compaction.commit(board, staged)).toThrow('The new snapshot is gone');
    expect(seqsIn('log')).toEqual([1, 2, 3]);
    expect(log.openBoard('b').snapshot).toBeUndefined();
  });

  it('tells a missing part from the end of the snapshot', () => {
    const drawing = createDrawing();
    const bytes = Uint8Array.from({ length: 600_000 }, () => Math.floor(Math.random() * 256));
    drawing.doc.getMap<unknown>('shapes').set('stroke', bytes);
    append([{ session: 's', n: 1, bytes: Y.encodeStateAsUpdate(drawing.doc) }]);
    compaction.compact('b', NOW_MS);
    const name = log.openBoard('b').snapshot?.name ?? '';
    database.prepare('DELETE FROM snapshot_part WHERE part = 1').run();
    const { readPart } = createSnapshots(database);
    expect(readPart('b', name, 0)).toBeDefined();
    expect(() => readPart('b', name, 1)).toThrow('Part 1 of a snapshot is damaged');
    expect(readPart('b', name, 3)).toBeUndefined();
  });
});
