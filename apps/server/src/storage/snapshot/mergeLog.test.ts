import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StorageError, type StoredEntry } from '../storage.ts';
import { createDrawing, shapesIn } from '../test/drawing.ts';
import { mergeCarefully, mergeLog } from './mergeLog.ts';

type Update = { readonly bytes: Uint8Array };

const number = (updates: readonly (Update | undefined)[]): StoredEntry[] =>
  updates.map((update, index) => ({ seq: index + 1, ...(update && { bytes: update.bytes }) }));

const hex = (text: string): Update => ({ bytes: new Uint8Array(Buffer.from(text, 'hex')) });

/** A text whose parent is a character of its own: it can be read, and breaks the document when it is applied. */
function breaking(client: number): Update {
  const { bytes } = hex('010200002701060e6861706573017402040000030361626300');
  // The client (below 128, one byte) is named once for the section and once as the parent's.
  for (const place of [2, 18]) bytes[place] = client;
  return { bytes };
}

const seqs = (damaged: readonly { readonly seq: number }[]) => damaged.map(({ seq }) => seq);

describe('Merging a log', () => {
  it('makes the document that its authors had', () => {
    const one = createDrawing();
    const { doc, damaged } = mergeLog(undefined, number([...one.draw(20), one.erase()]));
    expect(shapesIn(doc)).toEqual(shapesIn(one.doc));
    expect(damaged).toEqual([]);
  });

  it('goes on from a snapshot', () => {
    const one = createDrawing();
    one.draw(5);
    const snapshot = Y.encodeStateAsUpdate(one.doc);
    const { doc } = mergeLog(snapshot, number(one.draw(5)));
    expect(shapesIn(doc)).toEqual(shapesIn(one.doc));
  });

  it('keeps nothing of what was overwritten', () => {
    const one = new Y.Doc();
    const updates: Update[] = [];
    one.on('update', (bytes) => updates.push({ bytes }));
    for (let round = 0; round < 200; round += 1) one.getMap('shapes').set('a', 'x'.repeat(100));
    const merged = Y.encodeStateAsUpdate(mergeLog(undefined, number(updates)).doc);
    expect(merged.length).toBeLessThan(500);
  });

  it('leaves out an entry that is damaged on disk, and what builds on it, and nothing else', () => {
    const one = createDrawing({ session: 'one', clientId: 1 });
    const two = createDrawing({ session: 'two', clientId: 2 });
    const [a, , c, d] = one.draw(4);
    const log = [a, undefined, ...two.draw(2), c, d, ...two.draw(1)];
    const { doc, damaged } = mergeLog(undefined, number(log));
    expect(seqs(damaged)).toEqual([2, 5, 6]);
    expect(Object.keys(shapesIn(doc) as object).sort()).toEqual(['one0', 'two0', 'two1', 'two2']);
  });

  it('says why each was left out', () => {
    const one = createDrawing();
    const [, b] = one.draw(2);
    const { damaged } = mergeLog(undefined, number([undefined, b, hex('ff')]));
    expect(damaged.map(({ why }) => why)).toEqual([
      'Its checksum is wrong.',
      'It builds on an entry that is not there.',
      expect.stringMatching(/^It is no update: /),
    ]);
  });

  it('leaves out what deletes something that is not there', () => {
    const one = createDrawing();
    const [first] = one.draw(1);
    expect(seqs(mergeLog(undefined, number([undefined, one.erase()])).damaged)).toEqual([1, 2]);
    expect(seqs(mergeLog(undefined, number([first, one.erase()])).damaged)).toEqual([]);
  });

  it('leaves out every cut of an update, and takes the whole', () => {
    const [first] = createDrawing().draw(1);
    const [other] = createDrawing({ session: 'other', clientId: 8 }).draw(1);
    if (!first) throw new Error('Nothing was drawn.');
    for (let length = 0; length < first.bytes.length; length += 1) {
      const { doc, damaged } = mergeLog(undefined, number([{ bytes: first.bytes.slice(0, length) }, other]));
      expect([length, seqs(damaged)]).toEqual([length, [1]]);
      expect(Object.keys(shapesIn(doc) as object)).toEqual(['other0']);
    }
  });

  it('finds an entry that breaks the document only when it is applied', () => {
    const one = createDrawing();
    const log = number([...one.draw(3), breaking(99), ...one.draw(3)]);
    const { doc, damaged } = mergeLog(undefined, log);
    expect(seqs(damaged)).toEqual([4]);
    expect(damaged[0]?.why).toMatch(/^It breaks the document: /);
    expect(shapesIn(doc)).toEqual(shapesIn(one.doc));
  });

  it('finds an update of no length, which makes every later snapshot unloadable, when it looks carefully', () => {
    expect(seqs(mergeCarefully(undefined, number([hex('01010500000000')])).damaged)).toEqual([1]);
  });

  it('takes one pass for thousands of entries that build on a damaged one', () => {
    const one = createDrawing();
    const [, ...rest] = one.draw(5_000);
    const { damaged } = mergeLog(undefined, number([undefined, ...rest]));
    expect(damaged.length).toBe(5_000);
  });

  it('gives up, and says so, when too much breaks the document', () => {
    const log = Array.from({ length: 40 }, (_, index) => breaking(20 + index));
    expect(() => mergeLog(undefined, number(log))).toThrow(StorageError);
  });

  it('does not go on from a snapshot that cannot be loaded, or waits for something', () => {
    const one = createDrawing();
    one.draw(1);
    const half = Y.encodeStateVector(one.doc);
    one.draw(1);
    for (const snapshot of [new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdate(one.doc, half)]) {
      expect(() => mergeLog(snapshot, [])).toThrow('snapshot of the board cannot be loaded');
    }
  });
});
