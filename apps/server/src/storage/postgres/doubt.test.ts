import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../../test/listen.ts';
import { testDatabase } from '../../../test/postgres/testDatabase.ts';
import { type Storage, StorageError } from '../index.ts';
import { openPostgresStorage } from './postgres.ts';

/** Between a node and its database: the network that loses an answer. */
interface Network {
  readonly url: string;
  /** The next commit stays on its way, and its connection breaks. Answers what lets it arrive all the same. */
  loseCommit(): Promise<() => void>;
  close(): void;
}

async function startNetwork(url: string): Promise<Network> {
  const target = new URL(url);
  let onCommit: ((arrive: () => void) => void) | undefined;
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    far.pipe(near);
    near.on('data', (bytes: Buffer) => {
      const lose = bytes.includes('COMMIT') ? onCommit : undefined;
      if (!lose) {
        far.write(bytes);
        return;
      }
      onCommit = undefined;
      near.destroy();
      lose(() => far.end(bytes));
    });
    near.on('error', () => {});
    far.on('error', () => {});
  });
  const through = new URL(url);
  through.port = new URL(await listen(server)).port;
  return {
    url: through.href,
    loseCommit: () =>
      new Promise((resolve) => {
        onCommit = resolve;
      }),
    close: () => void server.close(),
  };
}

let network: Network;
let storage: Storage;

beforeEach(async () => {
  network = await startNetwork(await testDatabase(`doubt-${randomUUID()}`));
  storage = await openPostgresStorage(network.url);
});

afterEach(async () => {
  await storage.close();
  network.close();
});

const entry = (n: number) => ({ session: 's', n, bytes: new Uint8Array([n]) });

describe('A commit of which nobody hears', { timeout: 30_000 }, () => {
  it.each([0, 1])('is waited for by whoever asks for the board (which has %i entries)', async (before) => {
    const { epoch } = await storage.openBoard('b');
    if (before > 0) await storage.append('b', epoch, [entry(1)]);
    const lost = network.loseCommit();
    const appending = storage.append('b', epoch, [entry(before + 1)]);
    const arrive = await lost;
    await expect(appending).rejects.toThrow(StorageError);
    const asked = storage.openBoard('b');
    // A board that nobody doubts is answered meanwhile.
    expect((await storage.openBoard('other')).head).toBe(0);
    arrive();
    expect((await asked).head).toBe(before + 1);
    expect(await storage.append('b', epoch, [entry(before + 1)])).toEqual([
      { seq: before + 1, isDuplicate: true },
    ]);
  });
});
