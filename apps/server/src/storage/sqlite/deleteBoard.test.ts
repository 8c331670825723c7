import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { createDrawing } from '../test/drawing.ts';
import { createBoardDeletion } from './deleteBoard.ts';
import { openDatabase } from './openDatabase.ts';
import { openSqliteStorage } from './sqlite.ts';

/** Everything that says which board it belongs to, or which snapshot. */
const TABLES = [
  'log',
  'quarantine',
  'past',
  'version',
  'writer',
  'sender',
  'board_names',
  'board_run',
  'board_file',
  'snapshot',
  'snapshot_part',
];

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-deletion-'));
  const storage = await openSqliteStorage(folder);
  const drawing = createDrawing();
  const draw = async (count: number) =>
    storage.append(
      'b',
      (await storage.openBoard('b')).epoch,
      drawing
        .draw(count)
        .map((entry) => ({ ...entry, writer: { client: 7, name: 'Ada', color: '#123456' } })),
    );
  await draw(150);
  await storage.compact('b');
  await storage.nameVersion('b', { seq: 5, name: 'First' });
  // What no compression makes small: parts of a snapshot.
  const large = createDrawing({ session: 'large', clientId: 8 });
  const [entry] = large.draw(1);
  large.doc.getMap('shapes').set('bytes', new Uint8Array(randomBytes(3_000_000)));
  const { epoch } = await storage.openBoard('b');
  if (entry) await storage.append('b', epoch, [{ ...entry, bytes: Y.encodeStateAsUpdate(large.doc) }]);
  await storage.compact('b');
  await draw(150);
  await storage.files.claim('b', '1a'.repeat(32), { bytes: 1, maxBytes: 2 });
  await storage.files.unused([], 1_000_000);
  await storage.close();
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return { database, count };
}

it('A board is deleted in bounded steps, from whichever of them one goes on, and no row of it stays', async () => {
  const { database, count } = await setUp();
  const filled = TABLES.filter((table) => Number(count(table)) > 0);
  // Nothing was damaged; all else is there to be deleted.
  expect(TABLES.filter((table) => !filled.includes(table))).toEqual(['quarantine']);
  let steps = 0;
  // As after a crash, each step knows nothing of those before.
  while (createBoardDeletion(database).deleteSome('b')) steps += 1;
  expect(steps).toBeGreaterThan(filled.length);
  expect(TABLES.map((table) => [table, count(table)])).toEqual(TABLES.map((table) => [table, 0]));
  expect(database.prepare('SELECT name, head, snapshot FROM board').all()).toEqual([
    { name: 'b', head: 0, snapshot: null },
  ]);
});
