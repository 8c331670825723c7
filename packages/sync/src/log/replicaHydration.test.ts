import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localCutter } from '../hydration/cutter.ts';
import { createHydration } from '../hydration/hydration.ts';
import { createLargeBoard } from '../hydration/test/largeBoard.ts';
import { createManualTurns } from '../hydration/test/manualTurns.ts';
import { createTestProvider } from '../test/testProvider.ts';
import { updatesOf } from '../test/updates.ts';

const board = createLargeBoard();
const LARGE = Y.encodeStateAsUpdate(board);
const SIZE = board.getMap('shapes').size;
const [NEXT = LARGE] = updatesOf('next');
const URL = '/api/boards/plan/snapshots/x';
const SNAPSHOT = { mode: 'snapshot', snapshot: { url: URL, covers: 9, bytes: LARGE.length }, head: 10 };

/** A provider that is in the middle of putting a large snapshot into its doc. */
async function createFilling() {
  const doc = new Y.Doc();
  const turns = createManualTurns();
  const hydration = createHydration({
    doc,
    createPauses: turns.createPauses,
    createCutter: () => localCutter,
  });
  const test = createTestProvider({ doc, hydration, snapshots: { [URL]: LARGE } });
  test.join(SNAPSHOT);
  await expect.poll(() => turns.isPaused).toBe(true);
  await turns.run(3);
  const size = () => doc.getMap('shapes').size;
  return { ...test, turns, size };
}

describe('A snapshot that is put into the doc piece by piece', () => {
  it('shows what is there, says how far it is, and counts as received when all of it is', async () => {
    const { turns, size, provider, next, sendTail } = await createFilling();
    expect(size()).toBeGreaterThan(0);
    expect(size()).toBeLessThan(SIZE);
    expect(provider.progress).toMatchObject({ phase: 'filling', totalBytes: LARGE.length });
    expect(provider.progress?.share).toBeGreaterThan(0.7);
    expect(provider.status.kind).toBe('joining');
    await turns.runAll();
    const { payload, answer } = next('board:tail');
    expect([payload, size(), provider.progress]).toEqual([{ since: 9 }, SIZE, undefined]);
    sendTail({ seq: 10, bytes: NEXT });
    answer({ ok: true, head: 10 });
    expect([size(), provider.status.kind]).toEqual([SIZE + 1, 'synced']);
  });

  it('takes nothing of the log before, and pushes what is drawn meanwhile', async () => {
    const { turns, doc, draw, pushes, sendEntry, provider } = await createFilling();
    sendEntry({ seq: 10, bytes: NEXT });
    expect(doc.getMap('shapes').has('next')).toBe(false);
    draw('own');
    pushes()[0]?.answer({ ok: true, seq: 11 });
    expect(provider.outbox.size).toBe(0);
    await turns.runAll();
    expect(provider.status.kind).toBe('joining');
  });

  it('is not begun anew when the connection breaks', async () => {
    const { turns, size, pair, clock, join, next, provider } = await createFilling();
    pair.break();
    clock.advance(500);
    expect(join(SNAPSHOT).lastSeq).toBe(0);
    expect(provider.progress?.phase).toBe('filling');
    await turns.runAll();
    expect([next('board:tail').payload, size()]).toEqual([{ since: 9 }, SIZE]);
  });

  it('counts for nothing when another takes its place', async () => {
    const { turns, pair, clock, join, provider } = await createFilling();
    pair.break();
    clock.advance(500);
    join({ ...SNAPSHOT, snapshot: { ...SNAPSHOT.snapshot, url: '/gone', covers: 12 } });
    await turns.runAll();
    await expect.poll(() => provider.status.kind).toBe('retrying');
    clock.advance(1_000);
    expect(join().lastSeq).toBe(0);
  });

  it('ends with the provider', async () => {
    const { turns, size, provider } = await createFilling();
    const before = size();
    await provider.close();
    await turns.runAll();
    expect([size(), provider.progress, provider.status.kind]).toEqual([before, undefined, 'stopped']);
  });
});
