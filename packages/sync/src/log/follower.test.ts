import type { Entry } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { shapeKeys, updatesOf } from '../test/updates.ts';
import { createFollower } from './follower.ts';

const ORIGIN = { room: 'test' };
const GARBAGE = Uint8Array.of(1, 200, 7, 99);

/** A log of entries from `firstSeq`, one for each key. */
function logOf(firstSeq: number, ...keys: string[]): Entry[] {
  return updatesOf(...keys).map((bytes, index) => ({ seq: firstSeq + index, bytes }));
}

function createTestFollower() {
  const doc = new Y.Doc();
  return { doc, follower: createFollower(doc, ORIGIN), keys: () => shapeKeys(doc) };
}

describe('A follower', () => {
  it('starts with nothing and wants nothing', () => {
    const { follower } = createTestFollower();
    expect([follower.have, follower.isBehind, follower.damaged]).toEqual([0, false, 0]);
  });

  it('applies entries in the order of seq', () => {
    const { follower, keys } = createTestFollower();
    follower.receive(logOf(1, 'a', 'b', 'c'));
    expect([keys(), follower.have, follower.isBehind]).toEqual([['a', 'b', 'c'], 3, false]);
  });

  it('does not apply an entry beyond a gap, and says that it is behind', () => {
    const { follower, keys } = createTestFollower();
    const [a, b, c] = logOf(1, 'a', 'b', 'c');
    if (!a || !b || !c) throw new Error('Three entries expected.');
    follower.receive([a]);
    follower.receive([c]);
    expect([keys(), follower.have, follower.isBehind]).toEqual([['a'], 1, true]);
    follower.receive([b, c]);
    expect([keys(), follower.have, follower.isBehind]).toEqual([['a', 'b', 'c'], 3, false]);
  });

  it('stays behind when the gap is filled only in part', () => {
    const { follower } = createTestFollower();
    const log = logOf(1, 'a', 'b', 'c');
    follower.receive(log.slice(2));
    follower.receive(log.slice(0, 1));
    expect([follower.have, follower.isBehind]).toEqual([1, true]);
  });

  it('applies an entry once, however often it comes', () => {
    const { doc, follower } = createTestFollower();
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    const log = logOf(1, 'a', 'b');
    for (let times = 0; times < 3; times += 1) follower.receive(log);
    expect([updates, follower.have, follower.isBehind]).toEqual([1, 2, false]);
  });

  it('tells observers once about a whole tail, and who it came from', () => {
    const { doc, follower } = createTestFollower();
    const origins: unknown[] = [];
    doc.on('afterTransaction', ({ origin }) => origins.push(origin));
    follower.receive(logOf(1, 'a', 'b', 'c', 'd'));
    expect(origins).toEqual([ORIGIN]);
  });

  it('goes on after an entry that is damaged, and counts it', () => {
    const { follower, keys } = createTestFollower();
    follower.receive([{ seq: 1, bytes: GARBAGE }, ...logOf(2, 'a', 'b')]);
    follower.receive([{ seq: 4, bytes: GARBAGE }, ...logOf(5, 'c')]);
    expect([keys(), follower.have, follower.damaged]).toEqual([['a', 'b', 'c'], 5, 2]);
  });

  it('counts its own stored push as applied', () => {
    const { follower, keys } = createTestFollower();
    follower.receive(logOf(1, 'a'));
    follower.confirm(2);
    follower.receive(logOf(3, 'b'));
    expect([keys(), follower.have, follower.isBehind]).toEqual([['a', 'b'], 3, false]);
  });

  it('is behind when its own push was stored after entries that it lacks', () => {
    const { follower } = createTestFollower();
    follower.confirm(3);
    expect([follower.have, follower.isBehind]).toEqual([0, true]);
    follower.receive(logOf(1, 'a', 'b', 'own'));
    expect([follower.have, follower.isBehind]).toEqual([3, false]);
  });

  it('takes the confirmation of an entry that it has without going back', () => {
    const { follower } = createTestFollower();
    follower.receive(logOf(1, 'a', 'b'));
    follower.confirm(1);
    expect([follower.have, follower.isBehind]).toEqual([2, false]);
  });
});
