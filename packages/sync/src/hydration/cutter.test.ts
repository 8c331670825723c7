import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Batch, cut } from './cut.ts';
import { createCutter } from './cutter.ts';
import type { CutAnswer, CutRequest } from './cutWorker.ts';
import { createLargeBoard } from './test/largeBoard.ts';

const LARGE = Y.encodeStateAsUpdate(createLargeBoard());
const NOTHING = new Map<number, number>();

/** A worker in this thread, which answers in a later turn and may break down after some answers. */
function stubWorker({ answers = Number.POSITIVE_INFINITY } = {}) {
  let left = answers;
  const terminate = vi.fn();
  class FakeWorker {
    onmessage: ((event: { data: CutAnswer }) => void) | undefined;
    onerror: (() => void) | undefined;
    readonly terminate = terminate;
    #batches: Iterator<Batch> | undefined;

    postMessage(data: CutRequest | number): void {
      if (typeof data !== 'number') {
        this.#batches = cut(data.update, data.known);
        return;
      }
      const next = this.#batches?.next();
      const answer = { id: data, batch: next?.done === false ? next.value : undefined };
      left -= 1;
      const isUp = left >= 0;
      queueMicrotask(() => (isUp ? this.onmessage?.({ data: answer }) : this.onerror?.()));
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return terminate;
}

afterEach(() => vi.unstubAllGlobals());

async function batchesOf(cutter: ReturnType<typeof createCutter>): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of cutter.cut(LARGE, NOTHING)) batches.push(batch);
  return batches;
}

const EXPECTED = [...cut(LARGE, NOTHING)];

describe('Updates that are cut in a worker', () => {
  it('come as they are cut here, one update after the other', async () => {
    const terminate = stubWorker();
    const cutter = createCutter();
    expect([await batchesOf(cutter), await batchesOf(cutter)]).toEqual([EXPECTED, EXPECTED]);
    cutter.close();
    expect(terminate).toHaveBeenCalledOnce();
  });

  it.each([0, 1])('are cut here when it breaks down after %i answers', async (answers) => {
    stubWorker({ answers });
    const cutter = createCutter();
    expect([await batchesOf(cutter), await batchesOf(cutter)]).toEqual([EXPECTED, EXPECTED]);
  });
});

it('The slices to apply and the pieces to keep make the same doc', () => {
  const slices = EXPECTED.flatMap((batch) => batch.slices);
  const pieces = EXPECTED.flatMap(({ piece }) => piece ?? []);
  for (const updates of [slices, pieces]) {
    const doc = new Y.Doc();
    for (const bytes of updates) Y.applyUpdate(doc, bytes);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(LARGE);
  }
});

it('The first slices are there before the last of an update is cut', () => {
  expect(EXPECTED.length).toBeGreaterThan(1);
  expect(EXPECTED[0]?.piece).toBeUndefined();
  expect(EXPECTED.at(-1)?.piece).toBeDefined();
});
