import { parseTailed, type Refusal, type Reply, refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createManualClock, createSocketPair } from '../test/index.ts';
import { createRequester, REPLY_TIMEOUT_MS } from './requester.ts';

/** A requester on a connection that is up; the test answers by hand. */
function createTestRequester() {
  const asked: { event: string; payload: unknown; answer: (message: unknown) => void }[] = [];
  const replies: (Reply<{ head: number }> | Refusal)[] = [];
  let breaks = 0;
  const clock = createManualClock();
  const pair = createSocketPair({
    onConnect() {},
    onDisconnect() {},
    onEvent(event, [payload, reply]) {
      if (typeof reply !== 'function') throw new Error(`${event} must be acknowledged.`);
      asked.push({ event, payload, answer: (message) => reply(message) });
    },
  });
  pair.client.connect();
  pair.accept();
  const requester = createRequester({
    socket: pair.client,
    clock,
    onBroken: () => {
      breaks += 1;
    },
  });
  return {
    requester,
    clock,
    replies,
    breaks: () => breaks,
    ask(since: number) {
      requester.request('board:tail', { since }, parseTailed, (reply) => replies.push(reply));
      pair.flushToServer();
      return asked.at(-1);
    },
    answer(since: number, message: unknown) {
      asked.find(({ payload }) => JSON.stringify(payload) === JSON.stringify({ since }))?.answer(message);
      pair.flushToClient();
    },
  };
}

describe('A requester', () => {
  it('asks and hands over the answer', () => {
    const { ask, answer, replies } = createTestRequester();
    expect(ask(3)).toMatchObject({ event: 'board:tail', payload: { since: 3 } });
    answer(3, { ok: true, head: 5 });
    expect(replies).toEqual([{ ok: true, head: 5 }]);
  });

  it('hands over a refusal like any answer', () => {
    const { ask, answer, replies, breaks } = createTestRequester();
    const refusal = refuse('storage', 'The disk is full.', 1_000);
    ask(1);
    answer(1, refusal);
    expect([replies, breaks()]).toEqual([[refusal], 0]);
  });

  it('knows which answer belongs to which request', () => {
    const { ask, answer, replies } = createTestRequester();
    ask(1);
    ask(2);
    answer(2, { ok: true, head: 20 });
    answer(1, { ok: true, head: 10 });
    expect(replies).toEqual([
      { ok: true, head: 20 },
      { ok: true, head: 10 },
    ]);
  });

  it('waits for twenty seconds and not longer', () => {
    const { ask, clock, breaks } = createTestRequester();
    ask(1);
    clock.advance(REPLY_TIMEOUT_MS - 1);
    expect(breaks()).toBe(0);
    clock.advance(1);
    expect(breaks()).toBe(1);
  });

  it('goes on waiting while answers come one by one, as they do for a large update on a slow line', () => {
    const { ask, answer, clock, breaks } = createTestRequester();
    for (const since of [1, 2, 3]) ask(since);
    for (const since of [1, 2]) {
      clock.advance(REPLY_TIMEOUT_MS - 1);
      answer(since, { ok: true, head: since });
    }
    clock.advance(REPLY_TIMEOUT_MS - 1);
    expect(breaks()).toBe(0);
    clock.advance(1);
    expect(breaks()).toBe(1);
  });

  it('does not time out once it is answered', () => {
    const { ask, answer, clock, breaks } = createTestRequester();
    ask(1);
    answer(1, { ok: true, head: 1 });
    clock.advance(10 * REPLY_TIMEOUT_MS);
    expect(breaks()).toBe(0);
  });

  it('reports a break once, however many requests were waiting', () => {
    const { ask, clock, breaks } = createTestRequester();
    for (const since of [1, 2, 3]) ask(since);
    clock.advance(10 * REPLY_TIMEOUT_MS);
    expect(breaks()).toBe(1);
  });

  it('ignores answers that come after the time-out', () => {
    const { ask, answer, clock, replies, breaks } = createTestRequester();
    ask(1);
    clock.advance(REPLY_TIMEOUT_MS);
    answer(1, { ok: true, head: 1 });
    expect([replies, breaks()]).toEqual([[], 1]);
  });

  it('ignores a second answer', () => {
    const { ask, answer, replies, breaks } = createTestRequester();
    ask(1);
    answer(1, { ok: true, head: 1 });
    answer(1, 'garbage');
    expect([replies, breaks()]).toEqual([[{ ok: true, head: 1 }], 0]);
  });

  it.each([undefined, null, 'ok', {}, { ok: true }, { ok: true, head: -1 }])(
    'takes an answer that is none for a break: %j',
    (garbage) => {
      const { ask, answer, replies, breaks } = createTestRequester();
      ask(1);
      ask(2);
      answer(1, garbage);
      answer(2, { ok: true, head: 2 });
      expect([replies, breaks()]).toEqual([[], 1]);
    },
  );

  it('forgets everything when it is cancelled, and asks anew', () => {
    const { requester, ask, answer, clock, replies, breaks } = createTestRequester();
    ask(1);
    requester.cancelAll();
    answer(1, { ok: true, head: 1 });
    clock.advance(10 * REPLY_TIMEOUT_MS);
    expect([replies, breaks()]).toEqual([[], 0]);
    ask(2);
    answer(2, { ok: true, head: 2 });
    expect(replies).toEqual([{ ok: true, head: 2 }]);
  });
});
