import 'fake-indexeddb/auto';
import { createBoardId } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localCutter } from './hydration/cutter.ts';
import { createHydration } from './hydration/hydration.ts';
import { createLargeBoard } from './hydration/test/largeBoard.ts';
import { createManualTurns } from './hydration/test/manualTurns.ts';
import { openOfflineCopy } from './offline/openOfflineCopy.ts';
import { createManualClock } from './test/manualClock.ts';
import { createTestProvider } from './test/testProvider.ts';

const board = createLargeBoard();
const SIZE = board.getMap('shapes').size;

/** A browser that keeps a large board up to entry 9, and a tab of it that has begun to show it. */
async function createBrowser() {
  const databaseName = createBoardId();
  const open = (doc: Y.Doc, wholeDoc: () => Uint8Array) => {
    const copy = openOfflineCopy({ boardId: 'plan', wholeDoc, clock: createManualClock(), databaseName });
    if (!copy) throw new Error('There is no IndexedDB.');
    return { doc, copy };
  };
  const { copy: first } = open(board, () => Y.encodeStateAsUpdate(board));
  await first.load();
  first.addStored({ epoch: 'e1', lastSeq: 9, updates: [Y.encodeStateAsUpdate(board)] });
  await first.close();

  const openTab = async () => {
    const doc = new Y.Doc();
    const turns = createManualTurns();
    const hydration = createHydration({
      doc,
      createPauses: turns.createPauses,
      createCutter: () => localCutter,
    });
    const { copy } = open(doc, hydration.encodeWhole);
    const tab = createTestProvider({ doc, copy, hydration });
    await expect.poll(() => turns.isPaused).toBe(true);
    await turns.run(4);
    return { ...tab, copy, turns, size: () => doc.getMap('shapes').size };
  };
  return { openTab, kept: () => open(new Y.Doc(), () => new Uint8Array()).copy.load() };
}

describe('A large board that is kept in the browser', () => {
  it('is shown piece by piece, and asked for at the server when all of it is there', async () => {
    const { openTab } = await createBrowser();
    const { turns, size, provider, pair, join } = await openTab();
    expect(size()).toBeGreaterThan(0);
    expect(size()).toBeLessThan(SIZE);
    expect([provider.progress?.phase, provider.isStale, pair.isConnecting]).toEqual([
      'filling',
      false,
      false,
    ]);
    await turns.runAll();
    expect([size(), provider.progress, provider.isStale]).toEqual([SIZE, undefined, true]);
    expect(join({ head: 9 }).lastSeq).toBe(9);
  });

  it('keeps what is drawn before it is all there, also if the tab is closed then', async () => {
    const { openTab, kept } = await createBrowser();
    const { turns, draw, provider } = await openTab();
    draw('own');
    expect(provider.outbox.size).toBe(1);
    await provider.close();
    await turns.runAll();
    const { unsent, lastSeq } = await kept();
    expect([unsent.length, lastSeq]).toEqual([1, 9]);
  });

  it('stays whole in the browser when its copy is written anew in the middle', async () => {
    const { openTab, kept } = await createBrowser();
    const { turns, copy, draw } = await openTab();
    copy.replaceDamaged();
    draw('own');
    await copy.flush();
    const doc = new Y.Doc();
    for (const update of (await kept()).updates) Y.applyUpdate(doc, update);
    expect(doc.getMap('shapes').size).toBeGreaterThanOrEqual(SIZE);
    await turns.runAll();
  });
});
