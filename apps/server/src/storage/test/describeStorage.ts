import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe } from 'vitest';
import type { NewEntry, Storage } from '../index.ts';
import { backends } from './backends.ts';

/** The storage of one test: new and empty at its beginning, gone at its end. */
export interface StorageUnderTest {
  readonly storage: Storage;
  readonly isDurable: boolean;
  /** What the storage takes for the time: the real one, until the test lets it pass. */
  readonly nowMs: number;
  pass(ms: number): void;
  /** Appends to the log of board `b`, as somebody who has just opened it. */
  append(entries: readonly NewEntry[]): ReturnType<Storage['append']>;
  /** Closes it and opens it again, as the next process would. */
  reopen(): Promise<Storage>;
}

/** Runs the tests against every backend. The title names the backend where it says %s. */
export function describeStorage(title: string, tests: (tested: StorageUnderTest) => void): void {
  describe.each(Object.entries(backends))(title, { timeout: 20_000 }, (_name, backend) => {
    let folder: string;
    let storage: Storage;
    let nowMs: number;
    const open = async (): Promise<Storage> => {
      storage = await backend.open(folder, { now: () => nowMs });
      return storage;
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'drawbridge-storage-'));
      nowMs = Date.now();
      await open();
    });

    afterEach(async () => {
      await storage.close();
      rmSync(folder, { recursive: true });
    });

    tests({
      get storage() {
        return storage;
      },
      isDurable: backend.isDurable,
      get nowMs() {
        return nowMs;
      },
      pass: (ms) => {
        nowMs += ms;
      },
      append: async (entries) => storage.append('b', (await storage.openBoard('b')).epoch, entries),
      reopen: async () => {
        await storage.close();
        return open();
      },
    });
  });
}
