import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { digestDoc } from './docDigest.ts';

/** A document of one client that did this. */
function docOf(edit: (shapes: Y.Map<unknown>) => void): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  edit(doc.getMap('shapes'));
  return doc;
}

const copy = (doc: Y.Doc): Y.Doc => {
  const made = new Y.Doc();
  Y.applyUpdate(made, Y.encodeStateAsUpdate(doc));
  return made;
};

const digestOf = (value: unknown): string => digestDoc(docOf((shapes) => shapes.set('a', value)));

describe('The digest of a document', () => {
  it('is the same for a copy', () => {
    const doc = docOf((shapes) => {
      shapes.set('b', new Y.Map<unknown>([['g', [1, 2.5, -0.1]]]));
      shapes.set('a', new Y.Text('words'));
      shapes.set('p', new Uint8Array([1, 2, 3]));
    });
    expect(digestDoc(copy(doc))).toBe(digestDoc(doc));
  });

  it('does not depend on the order in which the keys came', () => {
    const one = docOf((shapes) => shapes.set('a', { x: 1, y: 2 }));
    const two = docOf((shapes) => shapes.set('a', { y: 2, x: 1 }));
    expect(digestDoc(one)).toBe(digestDoc(two));
  });

  it.each([
    ['a number and its text', 1, '1'],
    ['bytes and a list', new Uint8Array([1]), [1]],
    ['one byte and another', new Uint8Array([1]), new Uint8Array([2])],
    ['a list cut elsewhere', ['ab', 'c'], ['a', 'bc']],
    ['a nested list and a flat one', [[1], 2], [[1, 2]]],
    ['nothing and its text', null, 'null'],
    ['a value one level down', { a: { b: 1 } }, { a: { b: 2 } }],
  ])('tells apart %s', (_what, one, other) => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });

  it('tells apart documents that show the same and know of different edits', () => {
    const once = docOf((shapes) => shapes.set('a', 1));
    const twice = docOf((shapes) => {
      shapes.set('a', 2);
      shapes.set('a', 1);
    });
    expect(digestDoc(once)).not.toBe(digestDoc(twice));
  });

  it('tells when a deletion is missing', () => {
    const doc = docOf((shapes) => shapes.set('a', 1));
    const before = copy(doc);
    doc.getMap('shapes').delete('a');
    expect(digestDoc(doc)).not.toBe(digestDoc(before));
  });
});
