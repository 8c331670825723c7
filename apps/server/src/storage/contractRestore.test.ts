import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from './index.ts';
import { type Backend, backends } from './test/backends.ts';

let backend: Backend;
let folder: string;
let storage: Storage;
let lastN: number;

const live = () => `${folder}/live`;
const backup = () => `${folder}/backup`;

/** Writes so many entries. Answers what a client that saw them remembers. */
async function write(entries: number): Promise<{ epoch: string; seq: number }> {
  const { epoch } = await storage.openBoard('b');
  const fresh = Array.from({ length: entries }, () => {
    lastN += 1;
    return { session: 's', n: lastN, bytes: new Uint8Array([lastN % 256]) };
  });
  const appended = await storage.append('b', epoch, fresh);
  return { epoch, seq: appended.at(-1)?.seq ?? 0 };
}

async function restart(): Promise<void> {
  await storage.close();
  storage = await backend.open(live());
}

/** As an operator does it: stop, copy, start. */
async function takeBackup(): Promise<void> {
  await storage.close();
  await backend.copy(live(), backup());
  storage = await backend.open(live());
}

async function restoreBackup(): Promise<void> {
  await storage.close();
  await backend.copy(backup(), live());
  storage = await backend.open(live());
}

const follows = ({ epoch, seq }: { epoch: string; seq: number }) => storage.follows('b', epoch, seq);

const durable = Object.entries(backends).filter(([, { isDurable }]) => isDurable);

describe.each(durable)('A %s store', { timeout: 20_000 }, (name, tested) => {
  beforeEach(async () => {
    backend = tested;
    folder = mkdtempSync(join(tmpdir(), 'drawbridge-restore-'));
    storage = await backend.open(live());
    lastN = 0;
  });

  afterEach(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  describe('that was opened again', () => {
    it('is followed by everybody who followed it before', async () => {
      const first = await write(3);
      await restart();
      expect(await follows(first)).toBe(true);
      const second = await write(2);
      await restart();
      expect([await follows(first), await follows(second)]).toEqual([true, true]);
    });

    it('is not followed by who claims more of an earlier run than that run had written', async () => {
      const { epoch, seq } = await write(3);
      await restart();
      await write(2);
      expect(await follows({ epoch, seq: seq + 1 })).toBe(false);
    });

    it('is followed by who heard of a run that wrote nothing', async () => {
      const { seq } = await write(3);
      await restart();
      const { epoch } = await storage.openBoard('b');
      await restart();
      await write(2);
      expect(await follows({ epoch, seq })).toBe(true);
      expect(await follows({ epoch, seq: seq + 1 })).toBe(false);
    });

    it('has the same secret', async () => {
      const secret = Buffer.from(storage.secret);
      await restart();
      expect(Buffer.from(storage.secret).equals(secret)).toBe(true);
    });
  });

  describe('that was replaced by an older copy', () => {
    it('is followed by who saw no more than the copy has', async () => {
      const seen = await write(3);
      await takeBackup();
      await write(5);
      await restoreBackup();
      expect(await follows(seen)).toBe(true);
      await write(5);
      expect(await follows(seen)).toBe(true);
    });

    it('is not followed by who saw the future that it lost', async () => {
      await write(3);
      await takeBackup();
      const lost = await write(5);
      await restoreBackup();
      expect(await follows(lost)).toBe(false);
    });

    it('is not followed by them either when it has grown beyond what they saw', async () => {
      await write(3);
      await takeBackup();
      const lost = await write(5);
      await restoreBackup();
      await write(20);
      expect(await follows(lost)).toBe(false);
    });

    it.runIf(name === 'sqlite')(
      'is not followed by who saw more of the run in which the copy was taken',
      async () => {
        const { epoch } = await write(3);
        cpSync(live(), backup(), { recursive: true });
        const lost = await write(5);
        expect(lost.epoch).toBe(epoch);
        await restoreBackup();
        expect(await follows({ epoch, seq: 3 })).toBe(true);
        expect(await follows(lost)).toBe(false);
        await write(20);
        expect(await follows(lost)).toBe(false);
        expect(await follows({ epoch, seq: 3 })).toBe(true);
      },
    );

    it('is not followed by who saw the future of a copy that was restored before', async () => {
      await write(3);
      await takeBackup();
      await write(5);
      await restoreBackup();
      const lostToo = await write(6);
      await restoreBackup();
      await write(30);
      expect(await follows(lostToo)).toBe(false);
    });

    it.runIf(name === 'sqlite')(
      'is not followed by who saw what a copy without the write-ahead log lacks',
      async () => {
        const seen = await write(3);
        await takeBackup();
        const lost = await write(5);
        cpSync(join(live(), 'drawbridge.db'), join(backup(), 'drawbridge.db'));
        await restoreBackup();
        expect(await follows(seen)).toBe(true);
        expect(await follows(lost)).toBe(false);
      },
    );
  });
});
