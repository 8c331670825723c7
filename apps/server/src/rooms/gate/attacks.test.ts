import { MAX_UPDATE_BYTES } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '../../../test/random.ts';
import { threadTimeMs } from '../../threadTime.ts';
import { checkUpdate } from '../check.ts';
import {
  type Bytes,
  type Content,
  deletes,
  encodeUpdate,
  gc,
  gone,
  id,
  inItem,
  inRoot,
  item,
  MAP,
  ONE,
  object,
  plain,
  subdoc,
  text,
  type,
  type Update,
  uint,
} from './test/encodeUpdate.ts';

/*
 * What hostile clients send. The numbers are those of the measurements in which each of these, applied blindly, harmed a
 * server or the people on a board.
 *
 * What the bytes alone do not give away is refused elsewhere:
 *   Y9, Y10         a clientID that is somebody else's: leases (leases.test.ts); a clock that is taken: attacksOnBoard.test.ts
 *   Y11–Y14, Y23    nested deep or hidden in lists by several updates: attacksOnBoard.test.ts
 *   Y19, Y20, Y22   what is missing, and fields that are set as if they were new: attacksOnBoard.test.ts
 *   Y21, Y32        clientIDs, many or high ones: the server chooses them (leases.test.ts)
 *   Y29, Y30        honest-looking growth without end: the quotas of a room
 *   Y31             presence: it is no update, and the server says whose it is
 *   Y33             a handler that throws: the gate looks after each update whether its doc lives (localGate.test.ts)
 */

/** Work of this thread: each takes less than 3 ms; applied, some took 20 s. */
const MAX_CHECK_MS = 500;

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const field = (key: string, content: Content = ONE): Bytes => item({ key, content });
const valued = (value: Bytes): Update => ({ structs: [field('a', plain(value))] });
const nested = (depth: number): Bytes =>
  depth === 0 ? [126] : [...repeat(depth, () => [117, 1]).flat(), 126];
const float64 = (value: number): Bytes => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return [123, ...bytes];
};
const float32 = (value: number): Bytes => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value);
  return [124, ...bytes];
};
/** Maps in a chain, each within the one before. */
const chain = (length: number): Bytes[] =>
  repeat(length, (index) =>
    index === 0 ? field('a', MAP) : item({ parent: inItem(7, index - 1), key: 'a', content: MAP }),
  );
const HONEST = encodeUpdate({ structs: [field('a'), field('b', MAP)] });

const ATTACKS: readonly [name: string, update: Update | Uint8Array, reason: RegExp][] = [
  ['Y4: an edit with bytes behind it', Uint8Array.from([...HONEST, 1, 2, 3]), /follow the end/],
  [
    'Y5: thirty million structs that are not there',
    Uint8Array.from([1, ...uint(3e7), 7, 0, 0, 0]),
    /ends early/,
  ],
  ['Y7: an empty GC', encodeUpdate({ client: 5, structs: [gc(0)] }), /without content/],
  ['Y8: an empty GC behind one that is not', { structs: [gc(1), gc(0)] }, /without content/],
  ['Y8: deleted content of no length', { structs: [field('a', gone(0))] }, /without content/],
  ['Y9: a GC that takes a million million clocks', { structs: [gc(1e12)] }, /counts further/],
  ['Y9: a GC that ends beyond all clocks', { clock: 2 ** 53 - 2, structs: [gc(3)] }, /counts further/],
  ['Y11, Y12: maps 3,000 deep', { structs: chain(3_000) }, /too deep/],
  ['Y13: a value 5,000 deep', valued(nested(5_000)), /too deep/],
  [
    'Y14: 20,000 values as a list in the root',
    {
      structs: repeat(20_000, (clock) =>
        item(clock === 0 ? { content: ONE } : { left: id(7, clock - 1), content: ONE }),
      ),
    },
    /no lists/,
  ],
  [
    'Y14: 20,000 values as a list in a map of the same update',
    {
      structs: [
        field('a', MAP),
        item({ parent: inItem(7, 0), content: ONE }),
        ...repeat(20_000, (index) => item({ left: id(7, index + 1), content: ONE })),
      ],
    },
    /no lists/,
  ],
  [
    'Y15, Y16: names of root types',
    { structs: repeat(10_000, (index) => item({ parent: inRoot(`r${index}`), key: 'a', content: ONE })) },
    /does not exist/,
  ],
  [
    'Y16: a root name of 100 KB',
    { structs: [item({ parent: inRoot('r'.repeat(1e5)), key: 'a', content: ONE })] },
    /longer/,
  ],
  [
    'Y17: 10,000 deleted ranges in descending order',
    { deletes: [deletes(7, ...repeat(10_000, (index): [number, number] => [2 * (10_000 - index), 1]))] },
    /out of order/,
  ],
  [
    'Y18: 30,000 clients at once',
    Uint8Array.from([
      ...uint(30_000),
      ...repeat(30_000, (client) => [1, ...uint(client), 9, 0, 1]).flat(),
      0,
    ]),
    /one client only/,
  ],
  ['Y21: an insert at the start of a list in the root', { structs: [item({ content: ONE })] }, /no lists/],
  [
    'Y23: a sequence hidden in the root map',
    { structs: [item({ content: { ref: 4, bytes: text('x'.repeat(5_000)) } })] },
    /no lists/,
  ],
  ['Y24: the key __proto__ on a map', { structs: [field('__proto__')] }, /not allowed/],
  [
    'Y24: the key __proto__ in a value',
    valued(object(['__proto__', object(['isAdmin', [120]])])),
    /not allowed/,
  ],
  ...['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON'].flatMap(
    (key): [string, Update, RegExp][] => [
      [`Y24: the key ${key} on a map`, { structs: [field(key)] }, /not allowed/],
      [`Y24: the key ${key} in a value`, valued(object([key, [126]])), /not allowed/],
    ],
  ),
  ['Y25: a BigInt', valued([122, 0, 0, 0, 0, 0, 0, 0, 1]), /not allowed/],
  ['Y25: NaN', valued(float64(Number.NaN)), /not finite/],
  ['Y25: infinity', valued(float64(Number.POSITIVE_INFINITY)), /not finite/],
  ['Y25: infinity in 32 bits', valued(float32(Number.NEGATIVE_INFINITY)), /not finite/],
  ['Y25: NaN in 32 bits, within a list', valued([117, 1, ...float32(Number.NaN)]), /not finite/],
  ['Y26: a subdoc', { structs: [field('a', subdoc('guid', object()))] }, /does not have/],
  ['Y26: a subdoc without options', { structs: [field('a', subdoc('guid', [126]))] }, /does not have/],
  ...[0, 3, 4, 5, 6, 7, 1e9].map((ref): [string, Update, RegExp] => [
    `Y27: the shared type ${ref}`,
    { structs: [field('a', type(ref, ...text('p')))] },
    /only maps and texts/,
  ]),
  ['Y28: 10 MB', new Uint8Array(10 * 1024 * 1024), /at most/],
  ['Y28: a byte too many', new Uint8Array(MAX_UPDATE_BYTES + 1), /at most/],
];

describe('A hostile update', () => {
  it.each(ATTACKS)('is refused: %s', (_name, update, reason) => {
    const bytes = update instanceof Uint8Array ? update : encodeUpdate(update);
    const before = bytes.slice();
    const startMs = threadTimeMs();
    const why = checkUpdate(bytes);
    expect(threadTimeMs() - startMs).toBeLessThan(MAX_CHECK_MS);
    expect(why).toMatch(reason);
    expect(Buffer.compare(bytes, before)).toBe(0);
    expect('isAdmin' in {}).toBe(false);
  });

  it('Y1: of random bytes is refused', () => {
    const random = createRandom(1);
    const byte = () => Math.floor(random() * 256);
    for (let round = 0; round < 7_000; round += 1) {
      const bytes = Uint8Array.from({ length: 1 + (byte() % 200) }, byte);
      expect(checkUpdate(bytes)).toMatch(/\w/);
    }
  });

  it('Y2: that ends early is refused, wherever it ends', () => {
    for (let length = 0; length < HONEST.length; length += 1) {
      expect(checkUpdate(HONEST.slice(0, length))).toBe('The update ends early.');
    }
    expect(checkUpdate(HONEST)).toBeUndefined();
  });

  it('Y6: of version 2 is refused, whatever it holds', () => {
    const doc = new Y.Doc();
    expect(checkUpdate(Y.encodeStateAsUpdateV2(doc))).toMatch(/\w/);
    for (let index = 0; index < 50; index += 1) {
      doc.getMap<unknown>('shapes').set(`k${index}`, index % 2 ? new Y.Map() : index);
      expect(checkUpdate(Y.encodeStateAsUpdateV2(doc))).toMatch(/\w/);
      expect(checkUpdate(Y.encodeStateAsUpdate(doc))).toBeUndefined();
    }
  });
});
