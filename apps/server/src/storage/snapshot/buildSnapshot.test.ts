import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StorageError } from '../storage.ts';
import { createDrawing, shapesIn } from '../test/drawing.ts';
import { buildSnapshot, verifySnapshot } from './buildSnapshot.ts';
import { digestDoc } from './docDigest.ts';

const number = (updates: readonly { readonly bytes: Uint8Array }[]) =>
  updates.map(({ bytes }, index) => ({ seq: index + 1, bytes }));

describe('A snapshot that is built', () => {
  it('unpacks to one update that is the board', () => {
    const one = createDrawing();
    const { gzip, bytes } = buildSnapshot(undefined, number(one.draw(10)));
    const update = gunzipSync(gzip);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(update.length).toBe(bytes);
    expect(shapesIn(doc)).toEqual(shapesIn(one.doc));
  });

  it('leaves out an update after which no snapshot could be loaded', () => {
    const one = createDrawing();
    const poison = { bytes: new Uint8Array(Buffer.from('01010500000000', 'hex')) };
    const { damaged } = buildSnapshot(undefined, number([...one.draw(2), poison]));
    expect(damaged.map(({ seq }) => seq)).toEqual([3]);
  });

  it('is refused when it does not load to the same board', () => {
    const one = createDrawing();
    one.draw(3);
    const gzip = gzipSync(Y.encodeStateAsUpdate(one.doc));
    expect(() => verifySnapshot(gzip, digestDoc(one.doc))).not.toThrow();
    one.draw(1);
    expect(() => verifySnapshot(gzip, digestDoc(one.doc))).toThrow('is not the same board');
    expect(() => verifySnapshot(gzip.subarray(0, 30), digestDoc(one.doc))).toThrow(StorageError);
  });

  it('is not built upon one that is damaged', () => {
    expect(() => buildSnapshot(new Uint8Array([1, 2, 3]), [])).toThrow(StorageError);
    expect(() => buildSnapshot(gzipSync(new Uint8Array([1, 2, 3])), [])).toThrow(StorageError);
  });
});
