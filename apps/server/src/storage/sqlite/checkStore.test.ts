import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckedStore } from '../check/checkedStore.ts';
import { createDrawing } from '../test/drawing.ts';
import { checkStore } from './checkStore.ts';
import { openToRead } from './openDatabase.ts';
import { openSqliteStorage } from './sqlite.ts';

let folder: string;

/** Two boards; `b` has a snapshot, a past, a named version and a log after them. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-check-'));
  const storage = await openSqliteStorage(folder);
  for (const boardId of ['a', 'b']) {
    const { epoch } = await storage.openBoard(boardId);
    const drawing = createDrawing();
    await storage.append(boardId, epoch, drawing.draw(20));
    if (boardId === 'b') await storage.compact(boardId);
    await storage.append(boardId, epoch, drawing.draw(10));
  }
  await storage.nameVersion('b', { seq: 25, name: 'Plan' });
  await storage.writeRecord('b', { kind: 'access', key: '', text: '{}', ifVersion: 0 });
  await storage.close();
});

afterEach(() => rmSync(folder, { recursive: true }));

function check(): CheckedStore {
  const database = openToRead(folder);
  try {
    return checkStore(database);
  } finally {
    database.close();
  }
}

function damage(sql: string): void {
  const database = new Database(join(folder, 'drawbridge.db'));
  const { changes } = database.prepare(sql).run();
  database.close();
  expect(changes).toBeGreaterThan(0);
}

const IN_B = "board = (SELECT id FROM board WHERE name = 'b')";

describe('A store that is as it was written', () => {
  it('has no faults', () => {
    expect(check()).toEqual({ faults: [], boards: 2, files: [] });
  });

  it('has none while it is written, either', async () => {
    const storage = await openSqliteStorage(folder);
    const { epoch } = await storage.openBoard('a');
    await storage.append('a', epoch, [{ session: 'later', n: 1, bytes: new Uint8Array([0, 0]) }]);
    expect(check().faults).toEqual([]);
    await storage.close();
  });
});

describe('A fault is told with its board', () => {
  it.each([
    [
      'a gap in the log',
      `DELETE FROM log WHERE ${IN_B} AND seq = 24`,
      /^Board b: The log has a gap: entry 24 is/,
    ],
    ['an end that is missing', `DELETE FROM log WHERE ${IN_B} AND seq > 28`, /entries 29 to 30 are missing/],
    [
      'a head that is too low',
      "UPDATE board SET head = 29 WHERE name = 'b'",
      /goes to entry 30, but .* with 29/,
    ],
    [
      'a miscount',
      "UPDATE board SET tail_entries = 9 WHERE name = 'b'",
      /has 10 entries, and 9 were counted/,
    ],
    [
      'a flipped bit in an entry',
      `UPDATE log SET bytes = CAST(bytes || x'00' AS BLOB) WHERE ${IN_B} AND seq = 25`,
      /^Board b: Entry 25 is damaged. Its checksum is wrong/,
    ],
    ['a damaged snapshot', `UPDATE snapshot_part SET crc = crc + 1`, /^Board b: The snapshot cannot be read/],
    ['a snapshot that is gone', "UPDATE board SET snapshot = 99 WHERE name = 'b'", /snapshot .* It is gone/],
    ['a snapshot of another moment', 'UPDATE snapshot SET covers = 19', /reaches entry 19 instead of 20/],
    [
      'a damaged past',
      'UPDATE past SET crc = crc + 1',
      /^Board b: The history up to entry 20 cannot be read/,
    ],
    [
      'a session whose newest push is said to be later',
      `UPDATE sender SET n = n + 64 WHERE ${IN_B}`,
      /^Board b: 1 of its entries are not what is known of their sessions/,
    ],
    [
      'a session whose newest push is said to be earlier',
      `UPDATE sender SET n = n - 2 WHERE ${IN_B}`,
      /entries are not what is known of their sessions/,
    ],
    [
      'an entry that is said to be of another session',
      `UPDATE log SET session = 'another' WHERE ${IN_B} AND seq = 25`,
      /entries are not what is known of their sessions/,
    ],
    ['a damaged record', 'UPDATE record SET crc = crc + 1', /^Board b: Its record "access" is damaged/],
  ])('%s', (_what, sql, words) => {
    damage(sql);
    const { faults } = check();
    expect(faults.join('\n')).toMatch(new RegExp(words.source, 'm'));
    expect(faults.filter((fault) => !fault.startsWith('Board b: '))).toEqual([]);
  });

  it('an entry of the audit log that is not what was written', () => {
    damage("INSERT INTO audit (time, board, crc, text) VALUES (1, 'b', 2, '{}')");
    expect(check().faults).toEqual(['Entry 1 of the audit log is damaged.']);
  });
});

describe('A page of rubbish', () => {
  it('is found, and the other boards are looked at all the same', async () => {
    const storage = await openSqliteStorage(folder);
    for (let board = 0; board < 30; board += 1) {
      const { epoch } = await storage.openBoard(`board${board}`);
      await storage.append(`board${board}`, epoch, createDrawing().draw(40));
    }
    await storage.close();
    const database = new Database(join(folder, 'drawbridge.db'));
    const leaves = database
      .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'log' AND pagetype = 'leaf'")
      .pluck()
      .all();
    const pageBytes = Number(database.pragma('page_size', { simple: true }));
    database.close();
    const file = openSync(join(folder, 'drawbridge.db'), 'r+');
    const page = leaves[Math.floor(leaves.length / 2)] ?? 0;
    writeSync(file, Buffer.alloc(pageBytes, 0x5a), 0, pageBytes, (page - 1) * pageBytes);
    closeSync(file);
    const { faults, boards } = check();
    expect(boards).toBe(32);
    expect(faults[0]).toMatch(/^The database is damaged: /);
    const boardsWithFaults = new Set(faults.flatMap((fault) => /^Board (\S+):/.exec(fault)?.[1] ?? []));
    expect(boardsWithFaults.size).toBeGreaterThan(0);
    expect(boardsWithFaults.size).toBeLessThan(10);
  });
});
