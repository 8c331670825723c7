import { readUpdateHead, refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createJoined, createPushing } from '../test/joinedProvider.ts';

const NONE = new Uint8Array();

describe('A push whose beginning the log knows', () => {
  it('is cut there and sent again under a number that was never used', () => {
    const test = createPushing('a', 'b', 'c');
    const [first] = test.sent;
    const { clock: start } = readUpdateHead(first?.bytes ?? NONE) ?? { clock: 0 };
    first?.answer({ ...refuse('resync', 'Known in part.', 0), clock: start + 1 });
    test.clock.advance(250);
    const [again] = test.pushes();
    expect(again).toMatchObject({ n: 4, after: 0 });
    expect(readUpdateHead(again?.bytes ?? NONE)?.clock).toBe(start + 1);
    again?.answer({ ok: true, seq: 1 });
    expect(test.provider.outbox.size).toBe(0);
  });

  it('is given up when something is missing before it', () => {
    const test = createJoined();
    test.draw('a');
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.draw('b');
    test.pushes()[0]?.answer({ ...refuse('resync', 'Missing.', 0), clock: 0 });
    expect(test.provider.status).toMatchObject({ kind: 'stopped', reason: { code: 'refused' } });
    expect(test.provider.unsent.updates).toHaveLength(1);
  });

  it('is given up when the two do not come to an end', () => {
    const test = createPushing('a', 'b');
    let [push] = test.sent;
    for (let round = 0; push && round < 10; round += 1) {
      push.answer({ ...refuse('resync', 'Known in part.', 0), clock: 0 });
      test.clock.advance(250);
      push = test.provider.status.kind === 'stopped' ? undefined : test.pushes()[0];
    }
    expect(test.provider.status).toMatchObject({ kind: 'stopped', reason: { code: 'refused' } });
  });
});

describe('A full board', () => {
  const FULL = refuse('quota', 'This board is full.', 10_000);

  it('is sent the deletions alone, at once, and the rest when it may have room', () => {
    const test = createJoined();
    test.draw('old');
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.draw('new');
    test.pushes()[0]?.answer(FULL);
    expect(test.provider.notice).toMatchObject({ code: 'quota' });
    test.doc.getMap('shapes').delete('old');
    test.clock.advance(250);
    const [deletes, rest] = test.pushes();
    expect(readUpdateHead(deletes?.bytes ?? NONE)).toBeUndefined();
    deletes?.answer({ ok: true, seq: 2 });
    expect(readUpdateHead(rest?.bytes ?? NONE)?.clock).toBe(1);
    rest?.answer({ ok: true, seq: 3 });
    expect([test.provider.outbox.size, test.provider.notice]).toEqual([0, undefined]);
  });

  it('is sent the rest as soon as others made room', () => {
    const test = createJoined();
    test.draw('new');
    test.pushes()[0]?.answer(FULL);
    test.send('board:filled', { bytes: 1, maxBytes: 1_000, shapes: 100, maxShapes: 100 });
    test.clock.advance(250);
    expect(test.sent()).toEqual([]);
    test.send('board:filled', { bytes: 1, maxBytes: 1_000, shapes: 99, maxShapes: 100 });
    test.clock.advance(250);
    test.sent()[0]?.answer({ ok: true, seq: 1 });
    expect(test.provider.outbox.size).toBe(0);
  });

  it('is told of until it has room, also when that was made while one was away', () => {
    const test = createJoined();
    const codes = () => test.provider.notice?.code;
    test.send('board:filled', { bytes: 1, maxBytes: 1_000, shapes: 90, maxShapes: 100 });
    expect(codes()).toBe('filling');
    test.pair.break();
    expect(codes()).toBe('filling');
    test.clock.advance(60_000);
    test.pair.accept();
    test.send('board:filled', { bytes: 1, maxBytes: 1_000, shapes: 91, maxShapes: 100 });
    test.join();
    expect(codes()).toBe('filling');
    test.pair.break();
    test.clock.advance(60_000);
    test.join();
    expect(codes()).toBeUndefined();
  });

  it('is not sent the same deletions again and again', () => {
    const test = createJoined();
    test.draw('old');
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.draw('new');
    test.doc.getMap('shapes').delete('old');
    test.pushes()[0]?.answer(FULL);
    test.clock.advance(10_000);
    const [deletes, rest] = test.pushes();
    expect([deletes, rest].map((push) => readUpdateHead(push?.bytes ?? NONE) === undefined)).toEqual([
      true,
      false,
    ]);
    deletes?.answer({ ok: true, seq: 2 });
    rest?.answer(FULL);
    test.clock.advance(10_000);
    const again = test.pushes();
    expect(again.map(({ n, bytes }) => [n, readUpdateHead(bytes) === undefined])).toEqual([[5, false]]);
  });

  it('does not lose what was refused when its refusal comes before the answer to the deletions', () => {
    const test = createJoined();
    test.draw('old', 'older');
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    test.draw('new');
    test.doc.getMap('shapes').delete('old');
    test.pushes()[0]?.answer(FULL);
    test.clock.advance(10_000);
    const [deletes, rest] = test.pushes();
    rest?.answer(FULL);
    deletes?.answer({ ok: true, seq: 2 });
    expect(test.provider.outbox.size).toBe(2);
    expect(test.provider.notice).toMatchObject({ code: 'quota' });
    test.clock.advance(10_000);
    const [again] = test.pushes();
    expect(again).toMatchObject({ after: deletes?.n });
    expect([deletes?.n, rest?.n]).not.toContain(again?.n);
    again?.answer({ ok: true, seq: 3 });
    expect([test.provider.outbox.size, test.provider.notice]).toEqual([0, undefined]);
  });
});
