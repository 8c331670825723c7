import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { cut, type Piece } from './cut.ts';
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
    #pieces: Iterator<Piece> | undefined;

    postMessage(data: CutRequest | number): void {
      if (typeof data !== 'number') {
        this.#pieces = cut(data.update, data.known);
        return;
      }
      const next = this.#pieces?.next();
      const answer = { id: data, piece: next?.done === false ? next.value : undefined };
      left -= 1;
      const isUp = left >= 0;
      queueMicrotask(() => (isUp ? this.onmessage?.({ data: answer }) : this.onerror?.()));
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return terminate;
}

afterEach(() => vi.unstubAllGlobals());

async function piecesOf(cutter: ReturnType<typeof createCutter>): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of cutter.cut(LARGE, NOTHING)) pieces.push(piece);
  return pieces;
}

const EXPECTED = [...cut(LARGE, NOTHING)];

describe('Updates that are cut in a worker', () => {
  it('come as they are cut here, one update after the other', async () => {
    const terminate = stubWorker();
    const cutter = createCutter();
    expect([await piecesOf(cutter), await piecesOf(cutter)]).toEqual([EXPECTED, EXPECTED]);
    cutter.close();
    expect(terminate).toHaveBeenCalledOnce();
  });

  it.each([0, 1])('are cut here when it breaks down after %i answers', async (answers) => {
    stubWorker({ answers });
    const cutter = createCutter();
    expect([await piecesOf(cutter), await piecesOf(cutter)]).toEqual([EXPECTED, EXPECTED]);
  });
});

it('A piece to keep and its slices to apply make the same doc', () => {
  for (const part of ['bytes', 'slices'] as const) {
    const doc = new Y.Doc();
    for (const piece of EXPECTED) for (const bytes of [piece[part]].flat()) Y.applyUpdate(doc, bytes);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(LARGE);
  }
});
