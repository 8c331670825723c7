import { refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createTestProvider } from '../test/testProvider.ts';
import { updatesOf } from '../test/updates.ts';

const [A, B, C, D] = updatesOf('a', 'b', 'c', 'd').map((bytes, index) => ({ seq: index + 1, bytes }));
if (!A || !B || !C || !D) throw new Error('Four entries expected.');

/** A provider that has joined a board whose log is still empty. */
function createJoined() {
  const test = createTestProvider();
  test.join();
  return test;
}

describe('A replica', () => {
  it('follows entry after entry without asking for anything', () => {
    const test = createJoined();
    for (const entry of [A, B, C]) test.sendEntry(entry);
    expect([test.shapes(), test.waiting(), test.provider.status.kind]).toEqual([
      ['a', 'b', 'c'],
      [],
      'synced',
    ]);
  });

  it('asks for the log since its last entry when it sees a gap, once', () => {
    const test = createJoined();
    test.sendEntry(A);
    test.sendEntry(C);
    test.sendEntry(D);
    expect(test.waiting()).toEqual(['board:tail']);
    expect(test.next('board:tail').payload).toEqual({ since: 1 });
  });

  it('shows nothing from beyond the gap until it is filled, and stays synced meanwhile', () => {
    const test = createJoined();
    test.sendEntry(A);
    test.sendEntry(C);
    expect([test.shapes(), test.provider.status.kind]).toEqual([['a'], 'synced']);
    const { answer } = test.next('board:tail');
    test.sendTail(B, C);
    answer({ ok: true, head: 3 });
    expect([test.shapes(), test.waiting()]).toEqual([['a', 'b', 'c'], []]);
  });

  it('asks again for what came after the tail that it asked for', () => {
    const test = createJoined();
    test.sendEntry(B);
    const { answer } = test.next('board:tail');
    test.sendTail(A, B);
    test.sendEntry(D);
    answer({ ok: true, head: 2 });
    expect(test.next('board:tail').payload).toEqual({ since: 2 });
  });

  it('connects anew when the tail does not reach where the server says it ends', () => {
    const test = createJoined();
    test.sendEntry(D);
    const { answer } = test.next('board:tail');
    test.sendTail(A, B);
    answer({ ok: true, head: 4 });
    expect(test.provider.status.kind).toBe('retrying');
  });

  it('asks for what others did before its own push was stored', () => {
    const test = createJoined();
    test.draw('own');
    test.pushes()[0]?.answer({ ok: true, seq: 2 });
    expect(test.next('board:tail').payload).toEqual({ since: 0 });
  });

  it('does not ask while its own pushes and the entries of others take turns', () => {
    const test = createJoined();
    test.sendEntry(A);
    test.draw('own');
    test.pushes()[0]?.answer({ ok: true, seq: 2 });
    test.sendEntry({ ...B, seq: 3 });
    expect([test.shapes(), test.waiting()]).toEqual([['a', 'b', 'own'], []]);
  });

  it('joins live entries and the tail of a join, whichever comes first', () => {
    const test = createTestProvider();
    test.join({ head: 2 });
    test.sendEntry(C);
    test.sendTail(A, B, C);
    test.sendEntry(D);
    expect([test.shapes(), test.waiting(), test.provider.status.kind]).toEqual([
      ['a', 'b', 'c', 'd'],
      [],
      'synced',
    ]);
  });

  it('shows the rest of a log with a damaged entry, and says so', () => {
    const test = createTestProvider();
    test.join({ head: 3 });
    test.sendTail(A, { seq: 2, bytes: Uint8Array.of(1, 200, 7) }, { ...B, seq: 3 });
    expect([test.shapes(), test.provider.status.kind]).toEqual([['a', 'b'], 'synced']);
    expect(test.provider.notice).toMatchObject({ code: 'damaged' });
  });
});

describe('A log that does not come', () => {
  it('after the join breaks the connection twenty seconds after its last part', () => {
    const test = createTestProvider();
    test.join({ head: 3 });
    test.clock.advance(19_999);
    test.sendTail(A);
    test.clock.advance(19_999);
    test.sendEntry(D);
    expect(test.provider.status.kind).toBe('joining');
    test.clock.advance(1);
    expect(test.provider.status.kind).toBe('retrying');
    test.provider.retryNow();
    expect(test.join({ head: 3 }).lastSeq).toBe(1);
  });

  it('is not waited for once it has come', () => {
    const test = createTestProvider();
    test.join({ head: 1 });
    test.sendTail(A);
    test.clock.advance(60_000);
    expect(test.provider.status.kind).toBe('synced');
  });

  it('because there is none is not waited for', () => {
    const test = createJoined();
    test.clock.advance(60_000);
    expect(test.provider.status.kind).toBe('synced');
  });

  it('because the connection broke does not disturb the next one', () => {
    const test = createTestProvider();
    test.join({ head: 1 });
    test.clock.advance(15_000);
    test.pair.break();
    test.provider.retryNow();
    test.clock.advance(5_000);
    expect(test.provider.status.kind).toBe('connecting');
  });

  it('because storage failed is asked for on a new connection, after the time that was named', () => {
    const test = createJoined();
    test.sendEntry(B);
    test.next('board:tail').answer(refuse('storage', 'The disk is gone.', 3_000));
    expect(test.provider.status).toMatchObject({ kind: 'retrying', retryAtMs: 3_000 });
  });

  it.each([
    ['board:tail', Uint8Array.of(1, 9)],
    ['update:entry', Uint8Array.of(0x80)],
    ['update:entry', 'text'],
  ] as const)('but garbage does breaks the connection: %s', (event, payload) => {
    const test = createJoined();
    test.send(event, payload);
    expect(test.provider.status.kind).toBe('retrying');
  });
});
