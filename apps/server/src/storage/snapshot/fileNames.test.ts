import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { namesIn, namesOf } from './fileNames.ts';

const hex = fc.constantFrom(...'0123456789abcdef');
const fileName = fc.array(hex, { minLength: 64, maxLength: 64 }).map((digits) => digits.join(''));
const ONE = 'ab'.repeat(32);

function boardWith(names: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  const shapes = doc.getMap('shapes');
  for (const [index, name] of names.entries()) {
    shapes.set(`${index}`, new Y.Map<unknown>([['im', { name, w: 5, h: 5 }]]));
  }
  return doc;
}

describe('The files that a board names', () => {
  it('are all found, wherever its bytes have them', () => {
    fc.assert(
      fc.property(fc.array(fileName, { maxLength: 20 }), (names) => {
        const update = Y.encodeStateAsUpdate(boardWith(names));
        expect(namesIn(update)).toEqual(new Set(names));
        const bytes = { snapshotGzip: gzipSync(update), log: [update], aside: [] };
        expect(namesOf(bytes)).toEqual({ now: new Set(names), deleted: new Set() });
      }),
    );
  });

  it('are found in what shapes link to, and in what comes right after one another', () => {
    const text = new TextEncoder().encode(`/api/boards/b/files/${ONE}?x 0${ONE}`);
    expect([...namesIn(text)]).toEqual([ONE, `0${ONE.slice(0, -1)}`]);
  });

  it('are no longer those that were deleted, although the log has them', () => {
    const doc = boardWith([ONE]);
    const before = Y.encodeStateAsUpdate(doc);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('shapes').delete('0');
    const deletion = Y.encodeStateAsUpdate(doc, vector);
    const gone = { now: new Set(), deleted: new Set([ONE]) };
    expect(namesOf({ snapshotGzip: undefined, log: [before, deletion], aside: [] })).toEqual(gone);
    expect(namesOf({ snapshotGzip: gzipSync(before), log: [deletion], aside: [] })).toEqual(gone);
    expect(namesOf({ snapshotGzip: undefined, log: [before, deletion], aside: [before] })).toEqual({
      now: new Set([ONE]),
      deleted: new Set(),
    });
  });

  it('are all that its bytes have when it cannot be put together', () => {
    const doc = boardWith([ONE]);
    const whole = Y.encodeStateAsUpdate(doc);
    const rubbish = Uint8Array.from([255, 255, 1]);
    doc.getMap('shapes').delete('0');
    const log = [whole, Y.encodeStateAsUpdate(doc), rubbish];
    expect([...namesOf({ snapshotGzip: undefined, log, aside: [] }).now]).toEqual([ONE]);
  });

  it('are not known when its snapshot cannot be unpacked', () => {
    expect(() => namesOf({ snapshotGzip: Uint8Array.of(1, 2), log: [], aside: [] })).toThrow();
  });
});
