import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openSqliteStorage, type Storage } from '../src/storage/index.ts';

const WRITER = fileURLToPath(new URL('storageFaults/compactingWriter.ts', import.meta.url));
const KILLS = 5;

describe('A store that is killed while it compacts', { timeout: 60_000 }, () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drawbridge-killed-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Answers the last seq that was acknowledged. The program dies amid what follows a compaction. */
  const writeAndKill = async (compactions: number, more: number): Promise<number> => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [WRITER, folder], {
      env: { PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'close');
    let acknowledged = 0;
    let compacted = 0;
    let after = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'compacted') compacted += 1;
      else acknowledged = Number(line);
      if (compacted >= compactions) after += 1;
      if (after === more) child.kill('SIGKILL');
    }
    await exited;
    return acknowledged;
  };

  it('has every entry once, in its log or its past, and reads the board of any of them', async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const acknowledged = await writeAndKill(1 + (kill % 3), 2 + kill * 3);
      const storage = await openSqliteStorage(folder);
      const { head } = await storage.openBoard('b');
      expect(head).toBeGreaterThanOrEqual(acknowledged);
      const { spans } = await storage.readHistory('b', { before: head, limit: Number.MAX_SAFE_INTEGER });
      expect(spans.reduce((sum, { entries }) => sum + entries, 0)).toBe(head);
      for (const seq of [1, Math.ceil(head / 3), acknowledged, head]) {
        expect(await countShapes(storage, seq)).toBe(seq);
      }
      await storage.close();
    }
  });

  async function countShapes(storage: Storage, seq: number): Promise<number> {
    const gzip = await storage.readBoardAt('b', seq);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, gunzipSync(gzip ?? new Uint8Array()));
    return doc.getMap('shapes').size;
  }
});
