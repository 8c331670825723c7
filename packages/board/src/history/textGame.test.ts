import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createHistory } from '../history.ts';
import { SHAPES_KEY, type Store } from '../store.ts';
import { type GameOptions, playTextGame } from './test/textGame.ts';

/** `TEXT_GAMES=20000 pnpm vitest run packages/board/src/history` plays more of them, and longer ones. */
const MORE_GAMES = Number(process.env.TEXT_GAMES ?? 0);
const GAMES = MORE_GAMES || 1000;
const STEPS = MORE_GAMES ? 120 : 30;

/** Games in which readers came to differ when texts were left to the undo manager of Yjs. */
const SEEDS = [
  66, 199, 222, 313, 397, 664, 781, 855, 913, 1039, 1045, 1338, 1403, 1504, 1595, 1661, 1854, 1858,
];
const STEPS_OF_SEEDS = 120;

function isSameForAll(game: Pick<GameOptions, 'seed' | 'steps'> & Partial<GameOptions>): boolean {
  return new Set(playTextGame({ createHistory, ...game })).size === 1;
}

describe('a board on which people type, undo and redo', () => {
  it('is the same for everybody, and for those who join later', { timeout: 3_600_000 }, () => {
    const seeds = Array.from({ length: GAMES }, (_, index) => index + 1);
    expect(seeds.filter((seed) => !isSameForAll({ seed, steps: STEPS }))).toEqual([]);
  });

  it.each(SEEDS)('is the same for everybody with seed %i', (seed) => {
    expect(isSameForAll({ seed, steps: STEPS_OF_SEEDS })).toBe(true);
  });

  it('is not the same for everybody when Yjs undoes what was typed', () => {
    const differing = SEEDS.filter(
      (seed) => !isSameForAll({ seed, steps: STEPS_OF_SEEDS, createHistory: createYjsHistory }),
    );
    expect(differing.length).toBeGreaterThan(5);
  });
});

function createYjsHistory(doc: Y.Doc, { localOrigin }: Store) {
  const manager = new Y.UndoManager(doc.getMap(SHAPES_KEY), {
    trackedOrigins: new Set([localOrigin]),
    captureTimeout: Number.POSITIVE_INFINITY,
  });
  return {
    undo: tolerant(() => manager.undo()),
    redo: tolerant(() => manager.redo()),
    mark: () => manager.stopCapturing(),
  };
}

/** It throws now and then, over what was collected. */
function tolerant(run: () => void): () => void {
  return () => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
}
