import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { updatesOf } from '../test/updates.ts';
import { splitUpdate } from './splitUpdate.ts';
import { createWorld, moves } from './test/world.ts';

const TINY = { maxBytes: 48, maxItems: 6 };
const NOTHING = () => 0;

const knownTo = (doc: Y.Doc) => {
  const state = Y.decodeStateVector(Y.encodeStateVector(doc));
  return (client: number): number => state.get(client) ?? 0;
};

/** Applies slice after slice, and looks after each whether anything in the doc waits. */
function applySlices(doc: Y.Doc, update: Uint8Array, limits = TINY): Uint8Array[] {
  const slices = [...splitUpdate(update, { ...limits, known: knownTo(doc) })];
  for (const slice of slices) {
    Y.applyUpdate(doc, slice);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  return slices;
}

/** The same for two docs that hold the same, however they came to it. */
function pictureOf(doc: Y.Doc): unknown {
  const anew = new Y.Doc({ gc: false });
  Y.applyUpdate(anew, Y.encodeStateAsUpdate(doc));
  const content = [
    doc.getMap('map').toJSON(),
    doc.getArray('list').toJSON(),
    doc.getText('text').toDelta(),
    doc.getXmlFragment('xml').toString(),
  ];
  return {
    update: Y.encodeStateAsUpdate(anew),
    content: JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)),
  };
}

describe('An update in slices', () => {
  it('makes the same doc as in one go, and nothing in it ever waits', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), fc.boolean(), (played, gc, isMerged) => {
        const update = createWorld(played).update({ isMerged });
        const [sliced, whole] = [new Y.Doc({ gc }), new Y.Doc({ gc })];
        applySlices(sliced, update);
        Y.applyUpdate(whole, update);
        expect(pictureOf(sliced)).toEqual(pictureOf(whole));
      }),
    );
  });

  it('does so also in a doc that holds a part of it', () => {
    fc.assert(
      fc.property(moves, moves, (played, later) => {
        const world = createWorld(played);
        const [sliced, whole] = [new Y.Doc(), new Y.Doc()];
        for (const doc of [sliced, whole]) Y.applyUpdate(doc, world.update({ isMerged: false }));
        world.play(later);
        const update = world.update({ isMerged: true });
        applySlices(sliced, update);
        Y.applyUpdate(whole, update);
        expect(pictureOf(sliced)).toEqual(pictureOf(whole));
      }),
    );
  });

  it('keeps to the size that was asked for, unless a single struct is larger', () => {
    const doc = new Y.Doc();
    for (let index = 0; index < 500; index += 1) doc.getMap('map').set(`k${index}`, index);
    doc.getMap('map').set('large', new Uint8Array(5_000));
    doc.getMap('map').clear();
    const limits = { maxBytes: 1_000, maxItems: 50 };
    const sizes = applySlices(new Y.Doc(), Y.encodeStateAsUpdate(doc), limits).map(({ length }) => length);
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
  });

  it('is one slice when it fits', () => {
    const update = Y.mergeUpdates(updatesOf('a', 'b', 'c'));
    expect([...splitUpdate(update, { maxBytes: 1_000, maxItems: 100, known: NOTHING })]).toEqual([update]);
  });

  it('leaves out what the doc has', () => {
    const update = Y.mergeUpdates(updatesOf('a', 'b', 'c'));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(applySlices(doc, update)).toEqual([]);
  });

  it('waits, where something is missing, as it would have done', () => {
    const [a = update(), b = update(), c = update(), d = update()] = updatesOf('a', 'b', 'c', 'd');
    const doc = new Y.Doc();
    for (const slice of splitUpdate(Y.mergeUpdates([a, c, d]), { ...TINY, known: NOTHING })) {
      Y.applyUpdate(doc, slice);
    }
    expect(Object.keys(doc.getMap('shapes').toJSON())).toEqual(['a']);
    Y.applyUpdate(doc, b);
    expect(Object.keys(doc.getMap('shapes').toJSON())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is applied whole when it cannot be read', () => {
    const garbage = Uint8Array.of(1, 1, 7, 0, 31, 2);
    expect([...splitUpdate(garbage, { ...TINY, known: NOTHING })]).toEqual([garbage]);
  });
});

function update(): never {
  throw new Error('Four updates expected.');
}
