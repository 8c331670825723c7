import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { takeAll } from '../test/updates.ts';
import { createOutbox, toChange } from './outbox.ts';
import { splitChange } from './splitChange.ts';

/** A doc of many shapes that a server has, and what is done to it as one transaction. */
function changeMany(count: number, change: (shapes: Y.Map<Y.Map<unknown>>) => void) {
  const doc = new Y.Doc();
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  for (let index = 0; index < count; index += 1) {
    // Somebody else's in between keep deleted ranges apart.
    doc.clientID = 1 + (index % 2);
    shapes.set(`s${index}`, new Y.Map([['g', [index, 0, 10, 10, 0]]]));
  }
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  doc.clientID = 3;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(shapes));
  return { doc, server, change: toChange(updates[0] ?? new Uint8Array(), ['key']) };
}

const LIMIT = 2_000;

const moveAll = (shapes: Y.Map<Y.Map<unknown>>): void => {
  for (const shape of shapes.values()) shape.set('g', [1, 2.5, 10, 10, 0]);
};

/** So that what is deleted is in many ranges. */
const deleteSome = (shapes: Y.Map<Y.Map<unknown>>): void => {
  for (const [index, name] of [...shapes.keys()].entries()) if (index % 4 < 2) shapes.delete(name);
};

describe('A change that is larger than a push', () => {
  it.each([
    ['moves', moveAll],
    ['deletes', deleteSome],
    [
      'moves and deletes',
      (shapes: Y.Map<Y.Map<unknown>>) => {
        moveAll(shapes);
        deleteSome(shapes);
      },
    ],
  ])('that %s thousands of shapes becomes pushes that each fit, one upon the other', (_, act) => {
    const { doc, server, change } = changeMany(3_000, act);
    const parts = splitChange(change, LIMIT);
    expect(parts.length).toBeGreaterThan(1);
    for (const { bytes } of parts) {
      Y.applyUpdate(server, bytes);
      expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
    }
    expect(Math.max(...parts.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(LIMIT);
    expect(server.getMap('shapes').toJSON()).toEqual(doc.getMap('shapes').toJSON());
  });

  it('counts as one, and is delivered from the copy with its last part', () => {
    const { change } = changeMany(10_000, moveAll);
    const outbox = createOutbox();
    const parts = splitChange(change);
    for (const part of parts) outbox.add(part);
    const pushes = takeAll(outbox);
    expect([outbox.size, pushes.length > 1]).toEqual([1, true]);
    const keys = pushes.flatMap(({ n }) => {
      expect(outbox.size).toBe(1);
      return outbox.acknowledge(n).map((done) => done.keys);
    });
    expect([outbox.size, keys.flat(), keys.at(-1)]).toEqual([0, ['key'], ['key']]);
  });

  it('that is a single value stays whole', () => {
    const doc = new Y.Doc();
    doc.getMap('shapes').set('large', new Uint8Array(500_000));
    const change = toChange(Y.encodeStateAsUpdate(doc), ['key']);
    expect(splitChange(change)).toEqual([change]);
  });
});

it('A small change is left as it is', () => {
  const { change } = changeMany(10, moveAll);
  expect(splitChange(change)).toEqual([change]);
});
