import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createClientOutbox } from './clientOutbox.ts';
import type { PendingPush } from './outbox.ts';
import { keysOf, updatesOf } from './test/updates.ts';

const keys = (pushes: readonly PendingPush[]): string[][] => pushes.map(({ bytes }) => keysOf(bytes));
const merged = (...keysOfClients: string[][]): Uint8Array =>
  Y.mergeUpdates(keysOfClients.flatMap((each) => updatesOf(...each)));

/** The update that deletes `key`. */
function deletionOf(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('shapes').set(key, 1);
  const before = Y.encodeStateVector(doc);
  doc.getMap('shapes').delete(key);
  return Y.encodeStateAsUpdate(doc, before);
}

describe('An outbox of one client at a time', () => {
  it('merges what one client did', () => {
    const outbox = createClientOutbox();
    for (const update of updatesOf('a', 'b')) outbox.add(update);
    expect(keys(outbox.take())).toEqual([['a', 'b']]);
  });

  it('gives the changes of the next client when those of the one before are stored', () => {
    const outbox = createClientOutbox();
    outbox.add(merged(['a', 'b'], ['c'], ['d', 'e']));
    const sent: string[][] = [];
    for (let n = 1; outbox.size > 0; n += 1) {
      sent.push(...keys(outbox.take()));
      expect(outbox.take()).toEqual([]);
      outbox.acknowledge(n);
    }
    expect(sent.sort()).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
    expect(outbox.bytes).toBe(0);
  });

  it('keeps local changes behind those that were there before', () => {
    const outbox = createClientOutbox();
    outbox.add(merged(['a'], ['b']));
    for (const update of updatesOf('c')) outbox.add(update);
    expect(outbox.take()).toHaveLength(1);
    outbox.acknowledge(1);
    expect(outbox.take()).toHaveLength(1);
    outbox.acknowledge(2);
    expect(keys(outbox.take())).toEqual([['c']]);
  });

  it('sends deletions with whatever is there', () => {
    const outbox = createClientOutbox();
    outbox.add(deletionOf('x'));
    for (const update of updatesOf('a')) outbox.add(update);
    outbox.add(deletionOf('y'));
    expect(keys(outbox.take())).toEqual([['a']]);
  });

  it('counts what waits', () => {
    const outbox = createClientOutbox();
    const [first = new Uint8Array()] = updatesOf('a');
    const [second = new Uint8Array()] = updatesOf('b');
    outbox.add(first);
    outbox.add(second);
    expect([outbox.size, outbox.bytes]).toEqual([2, first.length + second.length]);
    outbox.take();
    outbox.acknowledge(1);
    expect([outbox.size, outbox.bytes]).toEqual([1, second.length]);
  });
});
