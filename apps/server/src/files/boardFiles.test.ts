import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStorage, openSqliteStorage, type Storage } from '../storage/index.ts';
import { type BoardFiles, createBoardFiles } from './boardFiles.ts';
import type { FileStore } from './fileStore.ts';
import { openFolderFiles } from './folderFiles.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let nowMs: number;
let storage: Storage;
let store: FileStore;
let files: BoardFiles;
let n: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawbridge-board-files-'));
  nowMs = Date.now();
  n = 0;
  doc = new Y.Doc();
  storage = createMemoryStorage({ now: () => nowMs });
  await start();
});

afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

/** As the server starts, upon what is on the disk. */
async function start(room: { board?: number; server?: number } = {}): Promise<void> {
  store = await openFolderFiles(join(folder, 'files'), { maxImagePixels: 1e6, now: () => nowMs });
  files = createBoardFiles({
    store,
    ledger: storage.files,
    maxBoardFileBytes: room.board ?? 1e9,
    maxFilesBytes: room.server ?? 0,
    unusedFileDays: 30,
  });
}

function picture(seed: number) {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x80\0\0\0\xe0', 'latin1');
  const bytes = Buffer.concat([head, Buffer.alloc(1000 - head.length, seed)]);
  return { bytes, name: createHash('sha256').update(bytes).digest('hex') };
}

const [one, two] = [picture(1), picture(2)];

const send = ({ bytes, name }: typeof one, boardId = 'b') =>
  files.append(boardId, name, { offset: 0, length: bytes.length, bytes });
const isThere = async ({ name }: typeof one) => (await store.open(name)) !== undefined;

let doc: Y.Doc;
async function change(edit: (shapes: Y.Map<unknown>) => void): Promise<void> {
  const before = Y.encodeStateVector(doc);
  edit(doc.getMap('shapes'));
  n += 1;
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, [{ session: 's', n, bytes: Y.encodeStateAsUpdate(doc, before) }]);
}
const put = ({ name }: typeof one) => change((shapes) => shapes.set(name.slice(0, 9), name));
const take = ({ name }: typeof one) => change((shapes) => shapes.delete(name.slice(0, 9)));
/** So that no version shows what was taken, either. */
async function forgetVersions(): Promise<void> {
  await storage.compact('b');
  await storage.dropHistory(nowMs + 1);
}

async function sweepAfter(days: number): Promise<number> {
  nowMs += days * DAY_MS;
  return files.sweep();
}

describe('A file', () => {
  it('that a board names stays, one that none names goes after the time of grace', async () => {
    await send(one);
    await send(two);
    await put(one);
    expect(await sweepAfter(29)).toBe(0);
    expect(await sweepAfter(2)).toBe(1);
    expect([await isThere(one), await isThere(two)]).toEqual([true, false]);
    expect(store.usedBytes).toBe(1000);
  });

  it('that was taken from the board can be brought back by undo, until it goes', async () => {
    await send(one);
    await put(one);
    await sweepAfter(100);
    await take(one);
    await sweepAfter(0);
    await sweepAfter(29);
    expect(await isThere(one)).toBe(true);
    await put(one);
    await sweepAfter(31);
    expect(await isThere(one)).toBe(true);
    await take(one);
    expect(await sweepAfter(31)).toBe(0);
    await forgetVersions();
    await sweepAfter(0);
    expect(await sweepAfter(31)).toBe(1);
  });

  it('that somebody asks about just before it goes stays', async () => {
    await send(one);
    await sweepAfter(29);
    expect(await files.progress('other', one.name)).toEqual({ kind: 'whole' });
    expect(await sweepAfter(2)).toBe(0);
    expect(await isThere(one)).toBe(true);
  });

  it('that somebody asks about while it goes either is there or is to be sent', async () => {
    await send(one);
    nowMs += 31 * DAY_MS;
    const [removed, progress] = await Promise.all([files.sweep(), files.progress('b', one.name)]);
    expect(progress.kind === 'whole').toBe(await isThere(one));
    expect(removed).toBe(progress.kind === 'whole' ? 0 : 1);
  });

  it('goes later when the server ended between forgetting and removing it', async () => {
    await send(one);
    nowMs += 31 * DAY_MS;
    await storage.files.forget(one.name, 30 * DAY_MS);
    await start();
    expect(await sweepAfter(0)).toBe(0);
    expect(await isThere(one)).toBe(true);
    expect(await sweepAfter(31)).toBe(1);
  });

  it('stays and goes all the same when the server was started again in between', async () => {
    storage = await openSqliteStorage(folder, { now: () => nowMs });
    await start();
    await send(one);
    await send(two);
    await put(one);
    await files.sweep();
    nowMs += 31 * DAY_MS;
    await storage.close();
    storage = await openSqliteStorage(folder, { now: () => nowMs });
    await start();
    expect(await files.sweep()).toBe(1);
    expect([await isThere(one), await isThere(two)]).toEqual([true, false]);
  });

  it('stays when nobody knows what the boards name', async () => {
    await send(one);
    nowMs += 31 * DAY_MS;
    const unknown = async () => Promise.reject(new Error('A snapshot is damaged.'));
    files = createBoardFiles({
      store,
      ledger: { ...storage.files, unused: unknown },
      maxBoardFileBytes: 1e9,
      maxFilesBytes: 0,
      unusedFileDays: 30,
    });
    await expect(files.sweep()).rejects.toThrow('damaged');
    expect(await isThere(one)).toBe(true);
  });
});

describe('Room for files', () => {
  it('is bounded for each board', async () => {
    await start({ board: 1500 });
    expect(await send(one)).toEqual({ kind: 'whole' });
    expect(await send(two)).toEqual({ kind: 'full', where: 'board' });
    expect(await send(two, 'other')).toEqual({ kind: 'whole' });
    // It is there, but not for this board.
    expect(await files.progress('b', two.name)).toEqual({ kind: 'partial', bytes: 0 });
    expect(await send(one)).toEqual({ kind: 'whole' });
  });

  it('is bounded for all boards together, what is there and what arrives counted', async () => {
    await start({ server: 1599 });
    const { name, bytes } = one;
    await files.append('a', name, { offset: 0, length: 1000, bytes: bytes.subarray(0, 600) });
    expect(await send(two)).toEqual({ kind: 'full', where: 'server' });
    const rest = { offset: 600, length: 1000, bytes: bytes.subarray(600) };
    expect(await files.append('a', name, rest)).toEqual({ kind: 'whole' });
    expect(await send(two)).toEqual({ kind: 'full', where: 'server' });
    expect(await send(one)).toEqual({ kind: 'whole' });
    await start({ server: 1999 });
    expect(await send(two)).toEqual({ kind: 'full', where: 'server' });
    await start({ server: 2000 });
    expect(await send(two)).toEqual({ kind: 'whole' });
    expect(await readdir(join(folder, 'files', 'partial'))).toEqual([]);
  });
});
