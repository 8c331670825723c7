import { describe, expect, it } from 'vitest';
import { MalformedBytes } from './bytes.ts';
import { encodePresenceFrame, encodePresenceSet, parsePresenceFrame, parsePresenceSet } from './presence.ts';
import { readUpdateHead } from './updateHead.ts';
import { encodeEntry, encodePush, encodeTail, parseEntry, parsePush, parseTail } from './updates.ts';

const some = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 37) % 251);

/** Every truncation of `bytes`, every single bit of it flipped, and each byte made the largest: what a decoder has to survive. */
function* damaged(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length += 1) yield bytes.slice(0, length);
  for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
    yield bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  }
  for (let at = 0; at < bytes.length; at += 1) yield bytes.map((byte, index) => (index === at ? 0xff : byte));
}

/** One message of each packed kind, and what reads it. What is read is no longer than what was sent. */
const MESSAGES: readonly [name: string, sent: Uint8Array, parse: (bytes: Uint8Array) => unknown][] = [
  ['push', encodePush({ n: 300, bytes: some(40) }), parsePush],
  ['fragment', encodePush({ n: 300, bytes: some(40), fragment: { index: 2, count: 9 } }), parsePush],
  ['entry', encodeEntry({ seq: 70_000, peerId: 3, bytes: some(40) }), parseEntry],
  ['tail', encodeTail([1, 2, 3].map((seq) => ({ seq, bytes: some(9) }))), parseTail],
  ['presence', encodePresenceSet({ state: some(9), drafts: some(20) }), parsePresenceSet],
  [
    'frame',
    encodePresenceFrame([1, 2].map((peerId) => ({ peerId, state: some(9), drafts: some(5) }))),
    parsePresenceFrame,
  ],
];

const bytesIn = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((total, part) => total + bytesIn(part), 0)
    : 0;
};

describe('A damaged message', () => {
  it.each(MESSAGES)('is refused or read as another one: %s', (_name, sent, parse) => {
    for (const bytes of damaged(sent)) {
      const before = bytes.slice();
      expect(bytesIn(parse(bytes))).toBeLessThanOrEqual(bytes.length);
      expect(bytes).toEqual(before);
    }
  });

  it.each(MESSAGES)('is refused when it is none at all: %s', (_name, _sent, parse) => {
    for (const payload of [undefined, null, 'text', 7, {}, [], [1, 2], new ArrayBuffer(3)]) {
      expect(parse(payload as Uint8Array)).toBeUndefined();
    }
  });

  it('has a head or is refused, when it is an update', () => {
    for (const bytes of damaged(Uint8Array.of(1, 3, 0x87, 0x82, 0x01, 5, 0x28, 1))) {
      try {
        readUpdateHead(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedBytes);
      }
    }
  });
});
