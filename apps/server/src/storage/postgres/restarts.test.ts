import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../test/postgres/startPostgres.ts';
import { type NewEntry, type Storage, StorageError } from '../index.ts';
import { createDrawing, openDoc, shapesIn } from '../test/drawing.ts';
import { createDatabase } from './database.ts';
import { openPostgresStorage } from './postgres.ts';

let postgres: TestPostgres;
let url: string;
let count = 0;
const open: Storage[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

beforeEach(async () => {
  count += 1;
  url = await postgres.database(`test-${count}`);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((storage) => storage.close()));
});

const openStorage = async (onWaiting?: (why: string) => void): Promise<Storage> => {
  const storage = await openPostgresStorage(url, onWaiting && { onWaiting });
  open.push(storage);
  return storage;
};

const entry = (session: string, n: number): NewEntry => ({
  session,
  n,
  bytes: new TextEncoder().encode(`${session} ${n}`),
});

const well = (storage: Storage): Promise<void> =>
  new Promise((resolve) => {
    if (storage.health.kind === 'ok') resolve();
    const forget = storage.onHealth(({ kind }) => {
      if (kind !== 'ok') return;
      forget();
      resolve();
    });
  });

interface Writer {
  /** What was acknowledged, as text by seq. */
  readonly acknowledged: ReadonlyMap<number, string>;
  stop(): Promise<void>;
}

/** Pushes as a room does: when an append fails, it looks what the board has, and sends the same again. */
function startWriter(storage: Storage, session: string): Writer {
  const acknowledged = new Map<number, string>();
  let isStopped = false;
  const push = async (n: number): Promise<void> => {
    while (!isStopped) {
      try {
        const { epoch } = await storage.openBoard('b');
        const [appended] = await storage.append('b', epoch, [entry(session, n)]);
        acknowledged.set(appended?.seq ?? 0, `${session} ${n}`);
        return;
      } catch (error) {
        expect(error).toBeInstanceOf(StorageError);
        await well(storage);
      }
    }
  };
  const run = async (): Promise<void> => {
    for (let n = 1; !isStopped; n += 1) await push(n);
  };
  const running = run();
  return {
    acknowledged,
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

const PATIENCE = { timeout: 20_000 };
const grown = (writers: readonly Writer[], by = 25) => {
  const before = writers.map(({ acknowledged }) => acknowledged.size);
  return expect
    .poll(
      () => writers.every(({ acknowledged }, index) => acknowledged.size >= (before[index] ?? 0) + by),
      PATIENCE,
    )
    .toBe(true);
};
const health = (storage: Storage, kind: 'ok' | 'failing') =>
  expect.poll(() => storage.health.kind, PATIENCE).toBe(kind);

describe('When PostgreSQL is restarted', { timeout: 90_000 }, () => {
  it.each(['kill', 'shutDown'] as const)('nothing is lost that was acknowledged (%s)', async (end) => {
    const nodes = [await openStorage(), await openStorage()];
    const writers = nodes.flatMap((node, index) => [
      startWriter(node, `${index}a`),
      startWriter(node, `${index}b`),
    ]);
    for (let round = 0; round < 3; round += 1) {
      await grown(writers);
      await postgres[end]();
      await Promise.all(nodes.map((node) => health(node, 'failing')));
      await postgres.start();
      await Promise.all(nodes.map((node) => health(node, 'ok')));
    }
    await grown(writers);
    await Promise.all(writers.map((writer) => writer.stop()));
    const [node] = nodes;
    const log = (await node?.readLog('b', { after: 0, maxBytes: Number.MAX_SAFE_INTEGER })) ?? [];
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const texts = log.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(new Set(texts).size).toBe(texts.length);
    for (const { acknowledged } of writers)
      for (const [seq, text] of acknowledged) expect(texts[seq - 1]).toBe(text);
  });

  it('it says so at once, though nobody writes, and takes up again what clients knew', async () => {
    const storage = await openStorage();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1)]);
    await postgres.kill();
    await health(storage, 'failing');
    expect(storage.health).toMatchObject({ message: expect.stringContaining('PostgreSQL') });
    await expect(storage.append('b', epoch, [entry('s', 2)])).rejects.toThrow(StorageError);
    await expect(storage.openBoard('b')).rejects.toThrow(StorageError);
    await postgres.start();
    await health(storage, 'ok');
    expect((await storage.openBoard('b')).epoch).toBe(epoch);
    expect(await storage.append('b', epoch, [entry('s', 2)])).toEqual([{ seq: 2, isDuplicate: false }]);
  });

  it('a compaction that it interrupts leaves the board as it was', async () => {
    const storage = await openStorage();
    const drawing = createDrawing();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, drawing.draw(500));
    const compacting = storage.compact('b').catch((error: unknown) => error);
    await postgres.kill();
    await compacting;
    await postgres.start();
    await health(storage, 'ok');
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
    await storage.append('b', epoch, drawing.draw(1));
    await storage.compact('b');
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });
});

describe('A node', { timeout: 90_000 }, () => {
  it('waits for PostgreSQL when it is not there yet, and says why once', async () => {
    await postgres.kill();
    const whys: string[] = [];
    const opening = openStorage((why) => whys.push(why));
    await expect
      .poll(() => whys)
      .toEqual([expect.stringMatching(/ECONNREFUSED.*Start it, or correct host and port/)]);
    await postgres.start();
    const storage = await opening;
    expect((await storage.openBoard('b')).head).toBe(0);
    expect(whys.filter((why) => why.includes('ECONNREFUSED'))).toHaveLength(1);
  });

  it('does not wait for what will not come: a database that is not there', async () => {
    const missing = url.replace(/[^/]+$/, 'missing');
    await expect(openPostgresStorage(missing)).rejects.toThrow(
      /"missing" does not exist.*Create the database/,
    );
  });

  it('that is paused while it writes holds up the others for some seconds only', async () => {
    const storage = await openStorage();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1)]);
    const paused = await holdBoard(url);
    expect(await storage.append('b', epoch, [entry('s', 2)])).toEqual([{ seq: 2, isDuplicate: false }]);
    await paused.end();
  });
});

/** What a node has open that was stopped in the middle of an append. */
async function holdBoard(address: string): Promise<{ end(): Promise<void> }> {
  const database = createDatabase({ url: address, maxConnections: 1, timeoutMs: 60_000 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const holding = database.transaction(async (queries) => {
    await queries.run('UPDATE board SET head = head + 1');
    held();
    await promise;
  });
  holding.catch(() => {});
  await isHeld;
  return {
    async end() {
      resolve();
      await expect(holding).rejects.toThrow();
      await database.close();
    },
  };
}
