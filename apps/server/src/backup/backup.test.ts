import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createFolder, openFolderFiles, wholeFile } from '../files/folderFiles.ts';
import { filesFolder } from '../files/openFiles.ts';
import { openSqliteStorage, type Storage } from '../storage/index.ts';
import { checkStore } from '../storage/sqlite/checkStore.ts';
import { openToRead } from '../storage/sqlite/openDatabase.ts';
import { openDoc, shapesIn } from '../storage/test/drawing.ts';
import { checkFiles } from './checkFiles.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup } from './restoreBackup.ts';
import { takeBackup } from './takeBackup.ts';

let root: string;
let storage: Storage;
let warnings: string[];

const live = () => join(root, 'live');
const saved = () => join(root, 'backups/today');
const restored = () => join(root, 'restored');

/** What was pushed to the board, one update for each change. */
let doc: Y.Doc;
let n: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'drawbridge-backup-'));
  warnings = [];
  doc = new Y.Doc();
  n = 0;
  storage = await openSqliteStorage(live());
  await draw(20);
});

afterEach(async () => {
  await storage.close();
  await rm(root, { recursive: true });
});

async function write(key: string, value: unknown): Promise<void> {
  const before = Y.encodeStateVector(doc);
  doc.getMap('shapes').set(key, value);
  n += 1;
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, [{ session: 's', n, bytes: Y.encodeStateAsUpdate(doc, before) }]);
}

async function draw(count: number): Promise<void> {
  for (let shape = 0; shape < count; shape += 1) await write(`s${n}`, shape);
}

const say = (): void => {};
const warn = (line: string): void => void warnings.push(line);
const deps = () => ({
  dataDir: live(),
  files: { kind: 'here' as const, whole: createFolder(filesFolder(live())) },
  version: '1.2.3',
  now: Date.now,
  say,
  warn,
});
const take = (): Promise<Manifest> => takeBackup(saved(), deps());
const restore = ({ skipDamaged = false, dataDir = restored() } = {}): Promise<Manifest> =>
  restoreBackup(saved(), { dataDir, skipDamaged, say, warn });

/** Sends an image as a page does, and has the board name it. Answers its name. */
async function insertImage(fill: number): Promise<string> {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x80\0\0\0\xe0', 'latin1');
  const bytes = Buffer.concat([head, Buffer.alloc(200_000, fill)]);
  const name = createHash('sha256').update(bytes).digest('hex');
  const files = await openFolderFiles(filesFolder(live()), { maxImagePixels: 1e6 });
  await storage.files.claim('b', name, { bytes: bytes.length, maxBytes: 1e9 });
  await files.append(name, { offset: 0, length: bytes.length, bytes });
  await write(`image ${fill}`, name);
  return name;
}

async function faultsIn(dataDir: string, isDeep = false): Promise<string[]> {
  const database = openToRead(dataDir);
  const { faults, files } = checkStore(database);
  database.close();
  return [...faults, ...(await checkFiles(createFolder(filesFolder(dataDir)), files, { isDeep }))];
}

describe('A backup of a store that is written meanwhile', () => {
  it('is a store as it was at one moment, with what was acknowledged before', async () => {
    let isDone = false;
    const writing = (async () => {
      while (!isDone) await draw(5);
    })();
    const { head: before } = await storage.openBoard('b');
    const manifest = await take();
    isDone = true;
    await writing;
    const { head: after } = await storage.openBoard('b');
    expect(manifest.entries).toBeGreaterThanOrEqual(before);
    expect(manifest.entries).toBeLessThanOrEqual(after);
    await restore();
    expect(await faultsIn(restored(), true)).toEqual([]);
    const again = await openSqliteStorage(restored());
    expect((await again.openBoard('b')).head).toBe(manifest.entries);
    expect(Buffer.from(again.secret)).toEqual(Buffer.from(storage.secret));
    await again.close();
  });

  it('has every image that a board names', async () => {
    const name = await insertImage(1);
    expect(await take()).toMatchObject({ boards: 1, version: '1.2.3', files: { kind: 'here', count: 1 } });
    await restore();
    expect(readFileSync(wholeFile(filesFolder(restored()), name))).toEqual(
      readFileSync(wholeFile(filesFolder(live()), name)),
    );
    const again = await openSqliteStorage(restored());
    expect(shapesIn(await openDoc(again, 'b'))).toEqual(shapesIn(doc));
    await again.close();
    expect(warnings).toEqual([]);
  });

  it('says which images the store has lost', async () => {
    const [lost, damaged] = [await insertImage(1), await insertImage(2)];
    await rm(wholeFile(filesFolder(live()), lost));
    truncateSync(wholeFile(filesFolder(live()), damaged), 1_000);
    await take();
    expect(warnings).toEqual([
      expect.stringMatching(`Image ${damaged} is damaged on disk`),
      expect.stringMatching(`Image ${lost} of board b is not there`),
    ]);
  });
});

describe('A backup of a store whose images are in a bucket', () => {
  it('says that it has none of them, and so does the restore', async () => {
    const url = 's3://boards/';
    const manifest = await takeBackup(saved(), { ...deps(), files: { kind: 'bucket', url } });
    expect(manifest.files).toEqual({ kind: 'bucket', url });
    await restore();
    expect(warnings).toEqual([
      'The images are in s3://boards/, which is not part of the backup.',
      'The images are in s3://boards/: set FILES_URL, and take care that the bucket has them.',
    ]);
    expect(existsSync(filesFolder(restored()))).toBe(false);
  });
});

describe('A backup that cannot be made', () => {
  it('overwrites nothing', async () => {
    await take();
    await expect(take()).rejects.toThrow('is there already');
    expect(existsSync(`${saved()}.unfinished`)).toBe(false);
  });

  it('leaves nothing behind that looks like one', async () => {
    await storage.close();
    const bytes = readFileSync(join(live(), 'drawbridge.db'));
    writeFileSync(join(live(), 'drawbridge.db'), bytes.fill(0x5a, 8_192, 60_000));
    await expect(take()).rejects.toThrow(/cannot be copied .*drawbridge doctor/);
    expect(readdirSync(join(root, 'backups'))).toEqual([]);
  });

  it('does not go into the data folder', async () => {
    await expect(takeBackup(join(live(), 'backup'), deps())).rejects.toThrow('within the data folder');
  });
});

describe('A backup is not put back', () => {
  beforeEach(take);

  const expectNothing = (): void => {
    expect(readdirSync(restored()).filter((name) => name !== 'drawbridge.lock')).toEqual([]);
  };

  it('into a folder with something in it', async () => {
    await restore();
    await expect(restore()).rejects.toThrow('is not empty');
  });

  it('while a server has the folder', async () => {
    await expect(restore({ dataDir: live() })).rejects.toThrow('Another Drawbridge uses');
  });

  it('when it has no manifest, as one that did not end', async () => {
    await rm(join(saved(), 'manifest.json'));
    await expect(restore()).rejects.toThrow('is no whole backup');
  });

  it('when its manifest says nothing that is understood', async () => {
    writeFileSync(join(saved(), 'manifest.json'), '{"format": 2}');
    await expect(restore()).rejects.toThrow('is not the manifest of a backup');
  });

  it('when its database is not what was written, and the folder stays empty', async () => {
    const file = join(saved(), 'drawbridge.db');
    const bytes = readFileSync(file);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(restore()).rejects.toThrow(/drawbridge\.db is damaged/);
    expectNothing();
  });

  it('when an image in it is damaged, unless one goes on without', async () => {
    await rm(saved(), { recursive: true });
    const [whole, damaged] = [await insertImage(1), await insertImage(2)];
    await take();
    truncateSync(wholeFile(filesFolder(saved()), damaged), 5);
    await expect(restore()).rejects.toThrow(`Image ${damaged} is damaged in the backup`);
    expectNothing();
    await restore({ skipDamaged: true });
    expect(warnings).toContain('1 of 2 images of the backup are damaged or not there.');
    expect(await faultsIn(restored())).toEqual([expect.stringContaining(`Image ${damaged} is not there`)]);
    expect(existsSync(wholeFile(filesFolder(restored()), whole))).toBe(true);
  });
});

describe('A folder in which a restore was cut short', () => {
  it('is no store without boards', async () => {
    await take();
    await restore();
    await rm(join(restored(), 'drawbridge.db'));
    writeFileSync(join(restored(), 'drawbridge.db.restoring'), 'half');
    await expect(openSqliteStorage(restored())).rejects.toThrow('Empty the folder and restore it again');
  });
});

describe('Images on disk', () => {
  it('that a board names are missed, and those that are damaged found', async () => {
    const [lost, short, flipped] = [await insertImage(1), await insertImage(2), await insertImage(3)];
    await rm(wholeFile(filesFolder(live()), lost));
    truncateSync(wholeFile(filesFolder(live()), short), 100_000);
    const path = wholeFile(filesFolder(live()), flipped);
    const bytes = readFileSync(path);
    bytes[5_000] = 77;
    writeFileSync(path, bytes);
    const shallow = [
      `Board b: Image ${lost} is not there. It is lost, or never arrived whole.`,
      `Board b: Image ${short} is damaged: its bytes have another name.`,
    ];
    expect((await faultsIn(live())).sort()).toEqual([...shallow].sort());
    const deep = [...shallow, `Board b: Image ${flipped} is damaged: its bytes have another name.`];
    expect((await faultsIn(live(), true)).sort()).toEqual(deep.sort());
  });

  it('are not missed when what looks like a name is text', async () => {
    await write('words', 'f'.repeat(64));
    expect(await faultsIn(live())).toEqual([]);
  });
});
