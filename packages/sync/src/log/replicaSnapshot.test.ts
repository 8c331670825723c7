import { refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestProvider } from '../test/testProvider.ts';
import { updatesOf } from '../test/updates.ts';

const NONE = new Uint8Array();
const [A = NONE, B = NONE, C = NONE] = updatesOf('a', 'b', 'c');
const URL = '/api/boards/plan/snapshots/x';
const SNAPSHOT = { url: URL, covers: 2, bytes: 90 };

/** A provider that is told to fetch the board as it was after its second entry. */
function createFetching(snapshots: Readonly<Record<string, Uint8Array>> = { [URL]: Y.mergeUpdates([A, B]) }) {
  const test = createTestProvider({ snapshots });
  test.join({ mode: 'snapshot', snapshot: SNAPSHOT, head: 3 });
  return test;
}

async function asked(test: ReturnType<typeof createFetching>) {
  await expect.poll(() => test.waiting()).toContain('board:tail');
  return test.next('board:tail');
}

describe('A large board', () => {
  it('is fetched as a snapshot, then followed from there', async () => {
    const test = createFetching();
    expect(test.provider.progress).toMatchObject({ phase: 'loading', loadedBytes: 0, totalBytes: 90 });
    const { payload, answer } = await asked(test);
    expect([payload, test.shapes(), test.provider.progress]).toEqual([{ since: 2 }, ['a', 'b'], undefined]);
    test.sendTail({ seq: 3, bytes: C });
    answer({ ok: true, head: 3 });
    expect([test.shapes(), test.provider.status.kind]).toEqual([['a', 'b', 'c'], 'synced']);
  });

  it('does not miss what happens while it is fetched', async () => {
    const test = createFetching();
    test.sendEntry({ seq: 3, bytes: C });
    expect(test.shapes()).toEqual([]);
    const { answer } = await asked(test);
    test.sendTail({ seq: 3, bytes: C });
    answer({ ok: true, head: 3 });
    expect(test.shapes()).toEqual(['a', 'b', 'c']);
  });

  it('whose snapshot is gone is asked for again', async () => {
    const test = createFetching({});
    await expect.poll(() => test.provider.status.kind).toBe('retrying');
    expect(test.provider.progress).toBeUndefined();
  });

  it('that is no update is asked for again', async () => {
    const test = createFetching({ [URL]: Uint8Array.of(9, 9, 9) });
    await expect.poll(() => test.provider.status.kind).toBe('retrying');
  });

  it('is fetched to its end although the connection breaks', async () => {
    const test = createFetching();
    test.pair.break();
    await expect.poll(() => test.shapes()).toEqual(['a', 'b']);
    expect([test.provider.status.kind, test.provider.progress]).toEqual(['retrying', undefined]);
    test.clock.advance(500);
    expect(test.join({ head: 2 }).lastSeq).toBe(2);
    expect(test.provider.status.kind).toBe('synced');
  });

  it('is joined anew when the log after it was compacted meanwhile', async () => {
    const test = createFetching();
    const { answer } = await asked(test);
    answer(refuse('compacted', 'Join again.', 0));
    test.clock.advance(0);
    test.pair.accept();
    expect(test.waiting()).toContain('board:join');
    expect(test.next('board:join').payload).toMatchObject({ lastSeq: 2 });
  });
});

it('A board of which the server lost a part says so', () => {
  const test = createTestProvider();
  test.join({ damaged: 2 });
  expect(test.provider.notice).toMatchObject({ code: 'damaged' });
});
