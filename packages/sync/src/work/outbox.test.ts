import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { keysOf, takeAll, updatesOf } from '../test/updates.ts';
import { createOutbox, type Outbox, type PendingPush, toChange } from './outbox.ts';

const NONE = new Uint8Array();
const numbers = (pushes: readonly PendingPush[]): number[] => pushes.map(({ n }) => n);
const whole = (pushes: readonly PendingPush[]): string[] => keysOf(...pushes.map(({ bytes }) => bytes));

/** An outbox that was given these updates. */
function outboxWith(...updates: Uint8Array[]): Outbox {
  const outbox = createOutbox();
  for (const update of updates) outbox.add(toChange(update));
  return outbox;
}

/** An outbox with `count` pushes in flight. */
function outboxInFlight(count: number): Outbox {
  const outbox = createOutbox();
  for (const update of updatesOf(...Array.from({ length: count }, (_, index) => `k${index}`))) {
    outbox.add(toChange(update));
    outbox.take();
  }
  return outbox;
}

describe('An outbox', () => {
  it('has nothing to send and counts nothing when it is empty', () => {
    const outbox = createOutbox();
    expect([outbox.take(), outbox.size, outbox.bytes]).toEqual([[], 0, 0]);
  });

  it('numbers pushes from one, without gaps', () => {
    const outbox = createOutbox();
    const taken = updatesOf('a', 'b', 'c').flatMap((update) => {
      outbox.add(toChange(update));
      return outbox.take();
    });
    expect(numbers(taken)).toEqual([1, 2, 3]);
  });

  it('merges what waits into one push', () => {
    const pushes = outboxWith(...updatesOf('a', 'b', 'c')).take();
    expect(numbers(pushes)).toEqual([1]);
    expect(whole(pushes)).toEqual(['a', 'b', 'c']);
  });

  it('sends a lone update as it is', () => {
    const [update = NONE] = updatesOf('a');
    expect(outboxWith(update).take()[0]?.bytes).toBe(update);
  });

  it('does not send again what is in flight', () => {
    const outbox = outboxInFlight(1);
    expect(outbox.take()).toEqual([]);
  });

  it('sends everything again after a rewind, oldest first, with the same numbers and the very same bytes', () => {
    const [a = NONE, b = NONE, c = NONE, d = NONE] = updatesOf('a', 'b', 'c', 'd');
    const outbox = outboxWith(a, b);
    const [first] = outbox.take();
    outbox.add(toChange(c));
    outbox.rewind();
    outbox.add(toChange(d));
    const again = outbox.take();
    expect(numbers(again)).toEqual([1, 2]);
    expect(again[0]?.bytes).toBe(first?.bytes);
    expect(whole(again)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps what was stored meanwhile out of a rewind', () => {
    const outbox = outboxInFlight(3);
    outbox.acknowledge(1);
    outbox.rewind();
    expect(numbers(outbox.take())).toEqual([2, 3]);
  });

  it('has at most eight pushes in flight and merges what comes after', () => {
    const outbox = outboxInFlight(8);
    for (const update of updatesOf('x', 'y', 'z')) outbox.add(toChange(update));
    expect(outbox.take()).toEqual([]);
    outbox.acknowledge(1);
    const next = outbox.take();
    expect(numbers(next)).toEqual([9]);
    expect(whole(next)).toEqual(['x', 'y', 'z']);
  });

  it('keeps to its window when it sends again', () => {
    const outbox = outboxInFlight(8);
    outbox.acknowledge(2);
    for (const update of updatesOf('x')) outbox.add(toChange(update));
    outbox.take();
    outbox.rewind();
    expect(numbers(outbox.take())).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
    expect(outbox.take()).toEqual([]);
  });

  it('counts changes, not pushes, until each is acknowledged', () => {
    const outbox = outboxWith(...updatesOf('a', 'b', 'c'));
    expect(outbox.size).toBe(3);
    outbox.take();
    expect(outbox.size).toBe(3);
    for (const update of updatesOf('d')) outbox.add(toChange(update));
    expect(outbox.size).toBe(4);
    outbox.acknowledge(1);
    expect(outbox.size).toBe(1);
  });

  it('counts bytes as they wait, then as they travel', () => {
    const updates = updatesOf('a', 'b');
    const outbox = outboxWith(...updates);
    expect(outbox.bytes).toBe(updates.reduce((total, { length }) => total + length, 0));
    const [push] = outbox.take();
    expect(outbox.bytes).toBe(push?.bytes.length);
    outbox.acknowledge(1);
    expect(outbox.bytes).toBe(0);
  });

  it('takes an acknowledgement twice, and of a push that never was, without harm', () => {
    const outbox = outboxInFlight(2);
    outbox.acknowledge(1);
    outbox.acknowledge(1);
    outbox.acknowledge(99);
    expect(outbox.size).toBe(1);
  });

  it('cuts a long time offline into several pushes that give the whole doc back', () => {
    const doc = new Y.Doc();
    const outbox = createOutbox();
    doc.on('update', (update: Uint8Array) => outbox.add(toChange(update)));
    for (let index = 0; index < 6; index += 1) doc.getMap('shapes').set(`k${index}`, new Uint8Array(50_000));
    const pushes = takeAll(outbox);
    expect(numbers(pushes)).toEqual([1, 2, 3]);
    expect(Math.max(...pushes.map(({ bytes }) => bytes.length))).toBeLessThan(128 * 1024);
    expect(whole(pushes)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5']);
  });

  it('sends an update above that size alone', () => {
    const doc = new Y.Doc();
    const outbox = createOutbox();
    doc.on('update', (update: Uint8Array) => outbox.add(toChange(update)));
    doc.getMap('shapes').set('big', new Uint8Array(600_000));
    doc.getMap('shapes').set('small', 1);
    const pushes = takeAll(outbox);
    expect([whole(pushes.slice(0, 1)), whole(pushes)]).toEqual([['big'], ['big', 'small']]);
    expect(outbox.size).toBe(2);
  });
});
