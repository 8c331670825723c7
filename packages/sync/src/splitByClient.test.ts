import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splitByClient } from './splitByClient.ts';

const clientsOf = (update: Uint8Array): Set<number> =>
  new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client));

/** A doc after every update, in order. Fails if one came before what it builds on. */
function replay(updates: readonly Uint8Array[], doc = new Y.Doc({ gc: false })): Y.Doc {
  for (const update of updates) {
    Y.applyUpdate(doc, update);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  return doc;
}

function docOf(clientID: number, gc = true): Y.Doc {
  const doc = new Y.Doc({ gc });
  doc.clientID = clientID;
  return doc;
}

function syncAll(docs: readonly Y.Doc[]): void {
  for (const to of docs) {
    for (const from of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
}

/** One thing that one of three clients does to a board that they share. */
const action = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom('set', 'set', 'shape', 'field', 'delete', 'type', 'type', 'erase', 'sync', 'sync'),
  key: fc.constantFrom('a', 'b', 'c'),
  at: fc.nat(20),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function act(docs: readonly Y.Doc[], { who, kind, key, at }: Action): void {
  const doc = docs[who];
  const shapes = doc?.getMap<unknown>('shapes');
  const text = shapes?.get('text');
  const shape = shapes?.get(key);
  if (kind === 'sync') syncAll(docs);
  else if (kind === 'set') shapes?.set(key, at);
  else if (kind === 'shape') shapes?.set(key, new Y.Map([['g', [at, 1]]]));
  else if (kind === 'field' && shape instanceof Y.Map) shape.set('g', [at, 2]);
  else if (kind === 'delete') shapes?.delete(key);
  else if (!(text instanceof Y.Text)) shapes?.set('text', new Y.Text('some text'));
  else if (kind === 'type')
    text.insert(Math.min(at, text.length), key.repeat(1 + (at % 3)), { bold: at > 10 });
  else text.delete(Math.min(at, text.length), Math.min(2, Math.max(0, text.length - at)));
}

/** A doc in which three clients worked together. */
function sharedDoc(actions: readonly Action[], gc: boolean): Y.Doc {
  const docs = [docOf(30, gc), docOf(20, gc), docOf(10, gc)];
  for (const one of actions) act(docs, one);
  syncAll(docs);
  syncAll(docs);
  return docs[0] ?? docOf(30);
}

describe('An update of one client', () => {
  it('is its own only piece', () => {
    const doc = docOf(7);
    doc.getMap('shapes').set('a', 1);
    const update = Y.encodeStateAsUpdate(doc);
    expect(splitByClient(update)).toEqual([{ client: 7, bytes: update }]);
  });

  it('that only deletes is of nobody in particular', () => {
    const doc = docOf(7);
    doc.getMap('shapes').set('a', 1);
    const before = Y.encodeStateVector(doc);
    doc.getMap('shapes').delete('a');
    const update = Y.encodeStateAsUpdate(doc, before);
    expect(splitByClient(update)).toEqual([{ client: undefined, bytes: update }]);
  });
});

describe('An update of several clients', () => {
  it('gives one piece for each when only one of them built on the other', () => {
    const [ann, ben] = [docOf(1), docOf(2)];
    ann.getMap('shapes').set('a', 1);
    syncAll([ann, ben]);
    ben.getMap('shapes').set('a', 2);
    const pieces = splitByClient(Y.encodeStateAsUpdate(ben));
    expect(pieces.map(({ client }) => client)).toEqual([1, 2, undefined]);
    expect(
      replay(pieces.map(({ bytes }) => bytes))
        .getMap('shapes')
        .get('a'),
    ).toBe(2);
  });

  it.each([true, false])(
    'is cut into pieces that can be applied one after the other and give the same doc (gc: %s)',
    (gc) => {
      let cut = 0;
      fc.assert(
        fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
          const doc = sharedDoc(actions, gc);
          const state = Y.encodeStateAsUpdate(doc);
          const pieces = splitByClient(state);
          for (const { bytes } of pieces) expect(clientsOf(bytes).size).toBeLessThanOrEqual(1);
          const copy = replay(pieces.map(({ bytes }) => bytes));
          expect(copy.getMap('shapes').toJSON()).toEqual(doc.getMap('shapes').toJSON());
          expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
          expect(Y.encodeStateAsUpdate(copy)).toEqual(state);
          if (pieces.length > 2) cut += 1;
        }),
        { numRuns: 150, seed: 1 },
      );
      expect(cut).toBeGreaterThan(50);
    },
  );

  it('may build on what the receiver has and the update does not hold', () => {
    const [ann, ben] = [docOf(1), docOf(2)];
    ann.getMap('shapes').set('a', 1);
    syncAll([ann, ben]);
    const [base, before] = [Y.encodeStateAsUpdate(ann), Y.encodeStateVector(ann)];
    ben.getMap('shapes').set('a', 2);
    syncAll([ann, ben]);
    ann.getMap('shapes').set('a', 3);
    const pieces = splitByClient(Y.encodeStateAsUpdate(ann, before)).map(({ bytes }) => bytes);
    expect(
      replay([base, ...pieces])
        .getMap('shapes')
        .get('a'),
    ).toBe(3);
  });

  it('leaves out what builds on something that is not there', () => {
    const [ann, ben] = [docOf(1), docOf(2)];
    ann.getMap('shapes').set('a', 1);
    const updates: Uint8Array[] = [];
    ben.on('update', (update: Uint8Array) => updates.push(update));
    for (const value of [1, 2, 3]) ben.getMap('shapes').set('b', value);
    const withGap = Y.mergeUpdates([
      Y.encodeStateAsUpdate(ann),
      ...updates.filter((_, index) => index !== 1),
    ]);
    const pieces = splitByClient(withGap).filter(({ client }) => client !== undefined);
    expect(
      replay(pieces.map(({ bytes }) => bytes))
        .getMap('shapes')
        .toJSON(),
    ).toEqual({ a: 1, b: 1 });
  });
});
