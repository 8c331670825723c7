import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStorage } from '../../src/storage/index.ts';
import { createFailingDisk, type FailingDisk } from './failingDisk.ts';
import { startWriter, type Writer } from './startWriter.ts';

/**
 * What the store makes of a disk that fails to sync, is slow, full, or loses its power. Needs Linux and gcc:
 *
 *   node apps/server/test/storageFaults/fsyncFaults.ts [power cuts, 100] [writes that fail, 40]
 *
 * Ends with an error when anything that was acknowledged is missing.
 */
const [, , POWER_CUTS = '100', FULL_ROUNDS = '40'] = process.argv;
const ENTRY_BYTES = 500;
const MIX_MS = 1_500;

interface Setting {
  readonly folder: string;
  readonly data: string;
  readonly disk: FailingDisk;
  readonly writer: Writer;
}

/** Runs `play` with a writer on a fresh store upon a fresh disk, and checks what is there afterwards. */
async function play(act: (setting: Setting) => Promise<string>): Promise<{ said: string; lost: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-faults-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const disk = createFailingDisk(folder);
  const writer = await startWriter(data, { entryBytes: ENTRY_BYTES, env: disk.env });
  const said = await act({ folder, data, disk, writer });
  const lost = await countLost(data, writer);
  rmSync(folder, { recursive: true });
  return { said, lost };
}

async function syncFails({ disk, writer }: Setting): Promise<string> {
  await writer.until('stored');
  const failing = writer.until('health failing');
  disk.set('syncFails');
  await failing;
  const begin = writer.lines.length;
  await pass(MIX_MS);
  const acknowledged = writer.lines.slice(begin).filter((line) => line.startsWith('stored')).length;
  const well = writer.until('health ok');
  const repairedMs = performance.now();
  disk.set('fine');
  await well;
  const seconds = ((performance.now() - repairedMs) / 1_000).toFixed(1);
  await writer.until('stored');
  const { refused, unreadable } = counts(writer);
  await writer.kill();
  return `${acknowledged} acknowledged while it failed, ${refused} refused, ${unreadable} reads failed, well after ${seconds} s`;
}

async function syncFailsThenPowerCut({ data, disk, writer }: Setting): Promise<string> {
  await writer.until('stored');
  disk.set('syncFails');
  await writer.until('refused');
  disk.set('fine');
  await writer.until('stored');
  await cutPower({ data, disk, writer });
  return `${counts(writer).refused} refused before`;
}

function syncIsSlow(delayMs: number, forMs: number): (setting: Setting) => Promise<string> {
  return async ({ disk, writer }) => {
    await writer.until('stored');
    disk.set('syncIsSlow', delayMs);
    await pass(forMs);
    disk.set('fine');
    await writer.until('stored');
    const loop = writer.until('loop');
    await Promise.all([loop, writer.finish()]);
    const { refused, slowestMs } = counts(writer);
    return `${refused} refused, slowest acknowledgement ${slowestMs} ms, event ${await loop} ms (p99)`;
  };
}

function isFull(writes: number): (setting: Setting) => Promise<string> {
  return async ({ disk, writer }) => {
    await writer.until('stored');
    const refused = writer.until('refused');
    disk.set('isFull', writes);
    await refused;
    await writer.until('read');
    const stored = writer.until('stored');
    disk.set('fine');
    await stored;
    await writer.kill();
    return `${counts(writer).unreadable} reads failed`;
  };
}

async function powerCut(setting: Setting): Promise<string> {
  await setting.writer.until('stored');
  await pass(20 + Math.random() * 300);
  await cutPower(setting);
  return '';
}

/** Leaves in the data folder what was synced, and nothing else. */
async function cutPower({ data, disk, writer }: Omit<Setting, 'folder'>): Promise<void> {
  await writer.kill();
  rmSync(data, { recursive: true });
  mkdirSync(data);
  for (const name of ['drawbridge.db', 'drawbridge.db-wal']) {
    cpSync(join(disk.shadow, name), join(data, name));
  }
}

function counts({ lines }: Writer) {
  const stored = lines.filter((line) => line.startsWith('stored')).map((line) => Number(line.split(' ')[2]));
  return {
    refused: lines.filter((line) => line.startsWith('refused')).length,
    unreadable: lines.filter((line) => line.startsWith('unreadable')).length,
    slowestMs: Math.max(...stored),
  };
}

/** How many of the entries that were acknowledged are not there, or not whole. */
async function countLost(data: string, { lines }: Writer): Promise<number> {
  const stored = lines.filter((line) => line.startsWith('stored')).map((line) => Number(line.split(' ')[1]));
  const storage = await openSqliteStorage(data);
  const log = await storage.readLog('b', { after: 0, maxBytes: Number.MAX_SAFE_INTEGER });
  await storage.close();
  const whole = new Set(log.filter(({ seq, bytes }) => bytes?.[0] === seq % 256).map(({ seq }) => seq));
  return stored.filter((n) => !whole.has(n)).length;
}

function pass(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

let lostInAll = 0;

async function report(what: string, act: (setting: Setting) => Promise<string>): Promise<void> {
  const { said, lost } = await play(act);
  lostInAll += lost;
  process.stdout.write(`${what}: ${said}; ${lost} acknowledged entries lost\n`);
}

async function reportMany(
  what: string,
  acts: readonly ((setting: Setting) => Promise<string>)[],
): Promise<void> {
  let lost = 0;
  for (const act of acts) lost += (await play(act)).lost;
  lostInAll += lost;
  process.stdout.write(`${what}, ${acts.length} times: ${lost} acknowledged entries lost\n`);
}

await report('fsync fails with EIO for 1.5 s', syncFails);
await report('fsync fails with EIO, then the power is cut', syncFailsThenPowerCut);
await report('fsync takes 100 ms longer', syncIsSlow(100, 3_000));
await report('fsync takes 5 s longer', syncIsSlow(5_000, 6_000));
await report('the disk is full', isFull(0));
await reportMany(
  'the disk is full from the nth write on',
  Array.from({ length: Number(FULL_ROUNDS) }, (_, writes) => isFull(writes)),
);
await reportMany(
  'the power is cut',
  Array.from({ length: Number(POWER_CUTS) }, () => powerCut),
);
process.exitCode = lostInAll === 0 ? 0 : 1;
