import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWriter } from './bytes.ts';
import { MAX_FRAGMENTS } from './limits.ts';
import {
  encodeEntry,
  encodePush,
  encodeTail,
  parseEntry,
  parsePush,
  parseTail,
  splitPush,
} from './updates.ts';

const content = fc.uint8Array({ maxLength: 300 });
const count = fc.maxSafeNat();
const n = fc.integer({ min: 1, max: 2 ** 52 - 1 });

/** What a payload looks like in Node: a window into a buffer that others share. */
function inPool(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.alloc(7, 0xee), bytes, Buffer.alloc(7, 0xee)]).subarray(7, 7 + bytes.length);
}

/** A push with the head and fragment numbers given. */
function packed(...numbers: number[]): Uint8Array {
  const writer = createWriter();
  for (const number of numbers) writer.writeVarUint(number);
  writer.writeByte(0xaa);
  return writer.finish();
}

const NOT_BYTES = [undefined, null, 'AQID', 12, [1, 2], { n: 1, bytes: [] }, new ArrayBuffer(4)];

describe('A push', () => {
  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(n, content, (n, bytes) => {
        expect(parsePush(inPool(encodePush({ n, bytes })))).toEqual({ n, bytes });
      }),
    );
  });

  it('is joined again from its fragments', () => {
    fc.assert(
      fc.property(n, content, fc.integer({ min: 1, max: 400 }), (n, bytes, chunkBytes) => {
        const parts = splitPush({ n, bytes }, chunkBytes).map((part) => parsePush(encodePush(part)));
        expect(parts.map((part) => part?.n)).toEqual(parts.map(() => n));
        expect(Buffer.concat(parts.map((part) => part?.bytes ?? Buffer.from('lost')))).toEqual(
          Buffer.from(bytes),
        );
        if (parts.length > 1) {
          expect(parts.map((part) => part?.fragment)).toEqual(
            parts.map((_, index) => ({ index, count: parts.length })),
          );
        }
      }),
    );
  });

  it('stays whole when it fits a chunk exactly, and is cut when it is one byte longer', () => {
    const sizes = (bytes: number) =>
      splitPush({ n: 1, bytes: new Uint8Array(bytes) }, 100).map((p) => p.bytes.length);
    expect([sizes(100), sizes(101), sizes(200)]).toEqual([[100], [100, 1], [100, 100]]);
  });

  it('owns a buffer of exactly its size', () => {
    const push = parsePush(inPool(encodePush({ n: 1, bytes: Uint8Array.of(1, 2, 3) })));
    expect(push?.bytes.buffer.byteLength).toBe(3);
  });

  it.each([
    ['number 0', packed(0)],
    ['number 0 in fragments', packed(1, 1, 0, 2)],
    ['one fragment of one', packed(3, 1, 0, 1)],
    ['a fragment beyond the last', packed(3, 1, 2, 2)],
    ['more fragments than an update may have', packed(3, 1, 0, MAX_FRAGMENTS + 1)],
    ['an empty fragment', packed(3, 1, 0, 2).subarray(0, 4)],
    ['a fragment without its count', Uint8Array.of(3, 1, 0x80)],
    ['flags that say nothing', packed(3, 0)],
    ['flags of another version', packed(3, 4)],
    ['a number before the one that it follows', packed(3, 2, 1)],
    ['a number padded until it is none', Uint8Array.of(...new Array(150).fill(0x80), 0, 1, 2, 3)],
    ['nothing at all', new Uint8Array()],
  ])('is refused with %s', (_what, payload) => {
    expect(parsePush(payload)).toBeUndefined();
  });

  it('says which push it follows, where numbers were given up', () => {
    const push = { n: 12, after: 7, bytes: Uint8Array.of(1) };
    const part = { ...push, fragment: { index: 1, count: 2 } };
    expect([push, part].map((sent) => parsePush(encodePush(sent)))).toEqual([push, part]);
  });

  it('may have as many fragments as the limit says', () => {
    const fragment = { index: 0, count: MAX_FRAGMENTS };
    expect(parsePush(packed(3, 1, 0, MAX_FRAGMENTS))).toEqual({ n: 1, fragment, bytes: Uint8Array.of(0xaa) });
  });

  it.each(NOT_BYTES)('is refused when it is not bytes: %j', (payload) => {
    expect(parsePush(payload)).toBeUndefined();
  });
});

describe('An entry', () => {
  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(count, count, content, (seq, peerId, bytes) => {
        expect(parseEntry(inPool(encodeEntry({ seq, peerId, bytes })))).toEqual({ seq, peerId, bytes });
      }),
    );
  });

  it.each([...NOT_BYTES, new Uint8Array(), Uint8Array.of(1), Uint8Array.of(1, 0x80)])(
    'is refused when it is %j',
    (payload) => {
      expect(parseEntry(payload)).toBeUndefined();
    },
  );
});

describe('A tail', () => {
  const entries = fc.array(fc.record({ seq: count, bytes: content }), { maxLength: 10 });

  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(entries, (tail) => {
        expect(parseTail(inPool(encodeTail(tail)))).toEqual(tail);
      }),
    );
  });

  it('gives every entry a buffer of its own', () => {
    const tail = parseTail(inPool(encodeTail([{ seq: 1, bytes: Uint8Array.of(1, 2) }])));
    expect(tail?.[0]?.bytes.buffer.byteLength).toBe(2);
  });

  it('is refused when it is cut anywhere but between entries', () => {
    const whole = encodeTail([
      { seq: 1, bytes: Uint8Array.of(1, 2) },
      { seq: 2, bytes: Uint8Array.of(3) },
    ]);
    const lengths = Array.from(
      { length: whole.length },
      (_, end) => parseTail(whole.subarray(0, end))?.length,
    );
    expect(lengths).toEqual([0, undefined, undefined, undefined, 1, undefined, undefined]);
  });

  it.each(NOT_BYTES)('is refused when it is not bytes: %j', (payload) => {
    expect(parseTail(payload)).toBeUndefined();
  });
});
