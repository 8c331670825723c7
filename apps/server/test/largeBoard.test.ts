import type { Progress, Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startTestServer, type TestServer } from './testServer.ts';

const SHAPES = 3_000;
const SHAPE_BYTES = 1_000;
const PATIENCE = { timeout: 15_000 };

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const shapesOf = ({ doc }: Provider): Y.Map<Y.Map<unknown>> => doc.getMap('shapes');

/** A board of some megabytes, which whoever comes now gets as a snapshot. */
async function leaveLargeBoard(): Promise<void> {
  const ann = server.open();
  await ann.synced;
  ann.doc.transact(() => {
    for (let index = 0; index < SHAPES; index += 1) {
      shapesOf(ann).set(`${index}`, new Y.Map([['p', new Uint8Array(SHAPE_BYTES).fill(index)]]));
    }
  });
  await expect.poll(() => ann.outbox.size, PATIENCE).toBe(0);
  await ann.close();
  await expect.poll(async () => (await visit()).length, PATIENCE).toBeGreaterThan(0);
}

/** What somebody is told of the progress who opens the board and does `during` each time. */
async function visit(during: (provider: Provider) => void = () => {}): Promise<Progress[]> {
  const told: Progress[] = [];
  const provider = server.open();
  provider.onChange(() => {
    if (provider.progress) told.push(provider.progress);
    during(provider);
  });
  await provider.synced;
  await provider.close();
  return told;
}

it('A large board comes from the server in slices, and may be changed before all of it is there', async () => {
  await leaveLargeBoard();
  const sizes: number[] = [];
  const told = await visit((provider) => {
    const { size } = shapesOf(provider);
    if (provider.progress?.phase !== 'filling' || size === sizes.at(-1)) return;
    sizes.push(size);
    if (sizes.length === 3) shapesOf(provider).set('own', new Y.Map([['tx', 'while it filled']]));
  });
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['loading', 'filling']);
  // It is told of every few percent; between two of those are some slices of 64 KB.
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes[0]).toBeLessThan(SHAPES / 10);

  const ben = server.open();
  await ben.synced;
  expect(shapesOf(ben).size).toBe(SHAPES + 1);
  expect(shapesOf(ben).get('own')?.get('tx')).toBe('while it filled');
  expect([ben.doc.store.pendingStructs, ben.doc.store.pendingDs]).toEqual([null, null]);
});
