import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StorageError } from '../storage.ts';
import { createDatabase, openDatabase } from './openDatabase.ts';
import { createRecords } from './records.ts';

it('A record that is not what was written is refused, and those of other boards are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-record-'));
  createDatabase(folder);
  const database = openDatabase(folder);
  const records = createRecords(database);
  for (const boardId of ['b', 'other'])
    records.writeRecord(boardId, { kind: 'access', key: '', text: '{"role":"view"}', ifVersion: 0 });
  database.exec(`UPDATE record SET text = '{"role":"edit"}' WHERE board = 'b'`);
  expect(() => records.readRecord('b', 'access', '')).toThrow(StorageError);
  expect(() => records.listRecords('b', 'access')).toThrow('board b');
  expect(records.readRecord('other', 'access', '')?.text).toBe('{"role":"view"}');
  database.close();
  rmSync(folder, { recursive: true });
});
