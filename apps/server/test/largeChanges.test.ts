import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { startTestServer, type TestServer } from './testServer.ts';

const SHAPES = 100_000;
const PATIENCE_MS = 120_000;

let server: TestServer;

beforeEach(async () => {
  // How fast an honest client may be is tested elsewhere.
  server = await startTestServer({
    maxBytesPerSecond: 1e8,
    maxPacketsPerSecond: 1e4,
    maxHandlerMsPerSecond: 1e3,
  });
});

afterEach(() => server.close());

type Shapes = Y.Map<Y.Map<unknown>>;

const shapesOf = ({ doc }: Provider): Shapes => doc.getMap('shapes');

async function saved(provider: Provider): Promise<void> {
  await vi.waitFor(() => expect([provider.status.kind, provider.outbox.size]).toEqual(['synced', 0]), {
    timeout: PATIENCE_MS,
    interval: 100,
  });
}

async function eventually(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: PATIENCE_MS, interval: 100 });
}

/** What one person does at once to all shapes. */
function change(provider: Provider, act: (shapes: Shapes) => void): void {
  provider.doc.transact(() => act(shapesOf(provider)));
}

describe(`One change of ${SHAPES} shapes`, () => {
  it('that makes, moves or deletes them reaches the others and is stored', {
    timeout: 4 * PATIENCE_MS,
  }, async () => {
    const [ann, ben] = [server.open(), server.open()];
    await Promise.all([ann.synced, ben.synced]);
    change(ann, (shapes) => {
      for (let index = 0; index < SHAPES; index += 1)
        shapes.set(`${index}`, new Y.Map([['g', [index, 0, 9, 9, 0]]]));
    });
    expect([ann.outbox.size, ann.outbox.bytes > 4 * 1024 * 1024]).toEqual([1, true]);
    await saved(ann);
    await eventually(() => shapesOf(ben).size === SHAPES);

    // By somebody else than who made them: what is replaced is told apart from what replaces it.
    change(ben, (shapes) => {
      for (const shape of shapes.values()) shape.set('g', [1_234.5, Math.E, Math.PI, Math.SQRT2, 0]);
    });
    expect(ben.outbox.bytes).toBeGreaterThan(4 * 1024 * 1024);
    await saved(ben);
    const isMoved = (shape: Y.Map<unknown>): boolean => String(shape.get('g')).startsWith('1234.5,');
    await eventually(() => [...shapesOf(ann).values()].every(isMoved));

    change(ann, (shapes) => shapes.clear());
    await saved(ann);
    await eventually(() => shapesOf(ben).size === 0);
    const states = [ann, ben].map(({ doc }) => Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(states[0]).toEqual(states[1]);
    expect([ann.doc.store.pendingStructs, ben.doc.store.pendingStructs]).toEqual([null, null]);
  });
});
