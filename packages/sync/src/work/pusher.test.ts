import { refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createJoined, createPushing } from '../test/joinedProvider.ts';
import { type AskedPush, createTestProvider, MERGE_MS } from '../test/testProvider.ts';
import { keysOf, updatesOf } from '../test/updates.ts';

const STORAGE = refuse('storage', 'The disk is full.', 1_000);
const OUT_OF_ORDER = refuse('out_of_order', 'Push 1 must come first.', 0);

const numbers = (pushes: readonly AskedPush[]): number[] => pushes.map(({ n }) => n);
const hex = ({ payload }: AskedPush): string => Buffer.from(payload).toString('hex');

describe('A local change', () => {
  it('leaves at once, and those that come within 20 ms leave together', () => {
    const test = createJoined();
    test.clock.advance(MERGE_MS);
    test.draw('a');
    test.clock.advance(0);
    const [first, ...none] = test.sent();
    expect([first && keysOf(first.bytes), none]).toEqual([['a'], []]);
    test.draw('b');
    test.clock.advance(MERGE_MS - 1);
    test.draw('c');
    expect(test.sent()).toEqual([]);
    test.clock.advance(1);
    const rest = test.sent();
    expect(numbers(rest)).toEqual([2]);
    expect(first && keysOf(first.bytes, ...rest.map(({ bytes }) => bytes))).toEqual(['a', 'b', 'c']);
  });

  it('leaves in pushes 20 ms apart where there is much of it, so that the page is not held up', () => {
    const test = createJoined();
    test.clock.advance(MERGE_MS);
    const large = new Uint8Array(100_000);
    test.doc.transact(() => test.doc.getMap('shapes').set('a', large));
    test.doc.transact(() => test.doc.getMap('shapes').set('b', large));
    test.clock.advance(0);
    expect(numbers(test.sent())).toEqual([1]);
    test.clock.advance(MERGE_MS);
    expect(numbers(test.sent())).toEqual([2]);
  });

  it('does not wait for a clock that was set back', () => {
    const test = createJoined();
    test.clock.setBack(3_600_000);
    test.draw('a');
    test.clock.advance(MERGE_MS);
    expect(test.waiting()).toHaveLength(1);
  });

  it('counts as unsaved until the server says that it is stored', () => {
    const { provider, sent } = createPushing('a', 'b');
    expect(provider.outbox.size).toBe(2);
    expect(provider.outbox.bytes).toBe(sent.reduce((total, { bytes }) => total + bytes.length, 0));
    sent[0]?.answer({ ok: true, seq: 1 });
    expect(provider.outbox.size).toBe(1);
    sent[1]?.answer({ ok: true, seq: 2 });
    expect([provider.outbox.size, provider.outbox.bytes]).toEqual([0, 0]);
  });

  it('tells listeners when it is made and when it is stored', () => {
    const test = createJoined();
    const sizes: number[] = [];
    test.provider.onChange(() => sizes.push(test.provider.outbox.size));
    test.draw('a');
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    expect([sizes[0], sizes.at(-1)]).toEqual([1, 0]);
  });

  it('made offline is sent after the join, in order', () => {
    const test = createTestProvider();
    test.draw('a', 'b');
    test.clock.advance(60_000);
    test.join();
    const first = test.pushes();
    test.pair.break();
    test.draw('c');
    test.provider.retryNow();
    test.join();
    const second = test.pushes();
    expect([numbers(first), numbers(second)]).toEqual([[1], [1, 2]]);
    expect(keysOf(...second.map(({ bytes }) => bytes))).toEqual(['a', 'b', 'c']);
  });

  it('made offline does not disturb the connections after', () => {
    const test = createJoined();
    test.pair.break();
    test.draw('a');
    test.clock.advance(MERGE_MS);
    test.provider.retryNow();
    test.join();
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.clock.advance(60_000);
    expect([test.provider.status.kind, test.provider.outbox.size]).toEqual(['synced', 0]);
  });

  it('beyond eight pushes in flight waits until one of them is stored', () => {
    const test = createPushing('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    test.draw('i', 'j');
    expect(test.pushes()).toEqual([]);
    test.sent[0]?.answer({ ok: true, seq: 1 });
    expect(numbers(test.pushes())).toEqual([9]);
  });

  it('is not made by what comes from the room', () => {
    const test = createJoined();
    for (const bytes of updatesOf('a')) test.sendEntry({ seq: 1, bytes });
    expect([test.shapes(), test.provider.outbox.size, test.pushes()]).toEqual([['a'], 0, []]);
  });

  it('above a chunk travels in fragments and is saved with the last', () => {
    const test = createJoined({ limits: { maxUpdateBytes: 4_096, chunkBytes: 100 } });
    test.doc.getMap('shapes').set('big', new Uint8Array(250));
    const parts = test.pushes();
    expect(parts.map(({ n, fragment }) => [n, fragment?.index, fragment?.count])).toEqual([
      [1, 0, 3],
      [1, 1, 3],
      [1, 2, 3],
    ]);
    for (const part of parts.slice(0, 2)) part.answer({ ok: true, seq: 0 });
    expect(test.provider.outbox.size).toBe(1);
    parts[2]?.answer({ ok: true, seq: 1 });
    expect(test.provider.outbox.size).toBe(0);
    expect(keysOf(new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes))))).toEqual(['big']);
  });
});

describe('A push whose connection broke', () => {
  it('is sent again with the same number and the same bytes, before anything newer', () => {
    const test = createPushing('a', 'b');
    test.pair.break();
    test.draw('c');
    test.provider.retryNow();
    test.join();
    const again = test.pushes();
    expect(again.slice(0, 2).map(hex)).toEqual(test.sent.map(hex));
    expect(numbers(again)).toEqual([1, 2, 3]);
  });

  it('is not sent again when its acknowledgement had arrived', () => {
    const test = createPushing('a', 'b');
    test.sent[0]?.answer({ ok: true, seq: 1 });
    test.pair.break();
    test.provider.retryNow();
    test.join({ head: 1 });
    expect(numbers(test.pushes())).toEqual([2]);
  });

  it('is saved once, though the server had it already and it came back in the tail', () => {
    const test = createPushing('a');
    test.pair.break();
    test.provider.retryNow();
    test.join({ head: 1 });
    for (const { bytes } of test.sent) test.sendTail({ seq: 1, bytes });
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    expect([test.provider.status.kind, test.provider.outbox.size, test.shapes()]).toEqual([
      'synced',
      0,
      ['a'],
    ]);
    test.clock.advance(60_000);
    expect(test.waiting()).toEqual([]);
  });

  it('is not taken for stored by an answer of the old connection', () => {
    const test = createPushing('a');
    test.pair.break();
    test.sent[0]?.answer({ ok: true, seq: 1 });
    expect(test.provider.outbox.size).toBe(1);
  });
});

describe('Storage that refuses', () => {
  it('keeps the change, says so, and tries again after the time that the server named', () => {
    const test = createPushing('a');
    test.sent[0]?.answer(STORAGE);
    expect(test.provider.outbox.size).toBe(1);
    expect(test.provider.notice).toEqual({
      code: 'storage',
      message: 'Not saved yet, trying again. The disk is full.',
    });
    test.clock.advance(999);
    expect(test.waiting()).toEqual([]);
    test.clock.advance(1);
    const again = test.pushes();
    expect(again.map(hex)).toEqual(test.sent.map(hex));
    again[0]?.answer({ ok: true, seq: 1 });
    expect([test.provider.outbox.size, test.provider.notice]).toEqual([0, undefined]);
  });

  it('does not let later changes overtake the one that was refused', () => {
    const test = createPushing('a', 'b');
    for (const push of test.sent) push.answer(STORAGE);
    test.draw('c');
    test.clock.advance(999);
    expect(test.waiting()).toEqual([]);
    test.clock.advance(1);
    expect(numbers(test.pushes())).toEqual([1, 2, 3]);
  });

  it('is not tried earlier because of a change that was about to leave', () => {
    const test = createPushing('a');
    test.draw('b');
    test.sent[0]?.answer(STORAGE);
    test.clock.advance(999);
    expect(test.waiting()).toEqual([]);
    test.clock.advance(1);
    expect(numbers(test.pushes())).toEqual([1, 2]);
  });

  it('does not hold up a new connection', () => {
    const test = createPushing('a');
    test.sent[0]?.answer({ ...STORAGE, retryMs: 60_000 });
    test.pair.break();
    test.provider.retryNow();
    test.join();
    test.draw('b');
    expect(numbers(test.pushes())).toEqual([1, 2]);
  });

  it('is tried again a second later when the server names no time', () => {
    const test = createPushing('a');
    test.sent[0]?.answer(refuse('internal', 'A fault.'));
    test.clock.advance(999);
    expect(test.waiting()).toEqual([]);
    test.clock.advance(1);
    expect(numbers(test.pushes())).toEqual([1]);
  });

  it('keeps the connection', () => {
    const test = createPushing('a');
    test.sent[0]?.answer(STORAGE);
    test.clock.advance(10_000);
    expect(test.provider.status.kind).toBe('synced');
  });
});

describe('A push that came out of order', () => {
  it('is sent again soon, from the oldest, but not at once: the two ends must not go round in circles', () => {
    const test = createPushing('a', 'b');
    test.sent[1]?.answer(OUT_OF_ORDER);
    test.clock.advance(249);
    expect(test.waiting()).toEqual([]);
    test.clock.advance(1);
    expect(numbers(test.pushes())).toEqual([1, 2]);
  });
});

describe('Pushes behind one that could not be stored', () => {
  it('are refused too, and what is told is the trouble of the first', () => {
    const test = createPushing('a', 'b');
    test.sent[0]?.answer(STORAGE);
    test.sent[1]?.answer(OUT_OF_ORDER);
    expect(test.provider.notice?.code).toBe('storage');
  });
});

describe('A push that the server will never take', () => {
  it.each(['invalid', 'too_large'] as const)('stops with a plain message: %s', (error) => {
    const test = createPushing('a');
    test.sent[0]?.answer(refuse(error, 'Not an update.'));
    expect(test.provider.status).toEqual({
      kind: 'stopped',
      reason: { code: 'refused', message: 'The server refused a change. Not an update.' },
    });
    expect([test.provider.outbox.size, test.pair.isConnected]).toEqual([1, false]);
  });
});

describe('A server that forgot us', () => {
  it('is joined again and given the push', () => {
    const test = createPushing('a');
    test.sent[0]?.answer(refuse('not_joined', 'Join a board first.'));
    expect(test.provider.status).toMatchObject({ kind: 'retrying', retryAtMs: test.clock.now() + 375 });
    test.clock.advance(375);
    test.join();
    expect(test.pushes().map(hex)).toEqual(test.sent.map(hex));
  });

  it('by not answering for twenty seconds is given up and joined again', () => {
    const test = createPushing('a');
    test.clock.advance(20_000);
    expect(test.provider.status.kind).toBe('retrying');
    test.provider.retryNow();
    test.join();
    expect(test.pushes().map(hex)).toEqual(test.sent.map(hex));
  });

  it('on a connection that broke has no say in the next one', () => {
    const test = createPushing('a');
    test.clock.advance(15_000);
    test.pair.break();
    test.provider.retryNow();
    test.join();
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.clock.advance(15_000);
    expect(test.provider.status.kind).toBe('synced');
  });
});
