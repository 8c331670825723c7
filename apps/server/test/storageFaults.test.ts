import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStorage } from '../src/storage/index.ts';
import { startWriter, type Writer } from './storageFaults/startWriter.ts';

/** What the write-ahead log of a young store and a few entries fit. */
const FULL_BYTES = 700_000;
const ENTRY_BYTES = 20_000;

describe('A store whose disk is full', () => {
  let folder: string;
  let writer: Writer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drawbridge-full-'));
    writer = await startWriter(folder, { entryBytes: ENTRY_BYTES });
  });

  afterEach(async () => {
    await writer.kill();
    rmSync(folder, { recursive: true });
  });

  /** No file of the writer may grow beyond this from now on; what is written beyond fails. Needs no rights. */
  const limitFiles = (bytes: number | 'unlimited'): void => {
    execFileSync('prlimit', ['--pid', String(writer.pid), `--fsize=${bytes}:`]);
  };

  const numbers = (beginning: string): number[] =>
    writer.lines.filter((line) => line.startsWith(beginning)).map((line) => Number(line.split(' ')[1]));

  it('refuses what it cannot store, goes on being read, and takes it when there is space again', async () => {
    const failing = writer.until('health failing');
    limitFiles(FULL_BYTES);
    await failing;
    const [refused, readable] = [await writer.until('refused'), await writer.until('read')];
    const well = writer.until('health ok');
    limitFiles('unlimited');
    await well;
    await writer.until('stored');
    await writer.finish();
    expect(numbers('stored')).toContain(Number(refused.split(' ')[1]));
    expect(Number(readable.split(' ')[1])).toBeGreaterThan(0);
    expect(writer.lines.filter((line) => line.startsWith('unreadable'))).toEqual([]);
    await expectStored(Math.max(...numbers('stored')));
  });

  it('has everything that it acknowledged when it is killed while the disk is full', async () => {
    const failing = writer.until('health failing');
    limitFiles(FULL_BYTES);
    await failing;
    await writer.until('refused');
    await writer.kill();
    await expectStored(Math.max(...numbers('stored')));
  });

  async function expectStored(acknowledged: number): Promise<void> {
    const storage = await openSqliteStorage(folder);
    const log = await storage.readLog('b', { after: 0, maxBytes: Number.MAX_SAFE_INTEGER });
    expect(log.length).toBeGreaterThanOrEqual(acknowledged);
    expect(log.every(({ seq, bytes }, index) => seq === index + 1 && bytes?.[0] === seq % 256)).toBe(true);
    await storage.close();
  }
});
