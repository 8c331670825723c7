import { describe, expect, it } from 'vitest';
import { checkUpdate } from '../check.ts';
import {
  type Bytes,
  binary,
  type Content,
  deletes,
  embed,
  encodeUpdate,
  gc,
  gone,
  id,
  inItem,
  inRoot,
  item,
  json,
  list,
  MAP,
  mark,
  ONE,
  object,
  plain,
  run,
  skip,
  string,
  TEXT,
  text,
  type Update,
  uint,
} from './test/encodeUpdate.ts';

const check = (update: Update): string | undefined => checkUpdate(encodeUpdate(update));
const checkBytes = (...bytes: number[]): string | undefined => checkUpdate(Uint8Array.from(bytes));
const field = (key: string, content: Content = ONE): Bytes => item({ key, content });
const value = (...bytes: Bytes[]): Update => ({ structs: [field('a', plain(...bytes))] });
/** A text under `a`, whose clock is 0, and `structs` after it. */
const inText = (...structs: Bytes[]): Update => ({ structs: [field('a', TEXT), ...structs] });
const letters = (content: Content): Bytes => item({ parent: inItem(7, 0), content });
const lists = (depth: number): Bytes => (depth === 0 ? [126] : list(lists(depth - 1)));
const rangesOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [2 * index, 1]);
const maps = (depth: number): Bytes[] =>
  Array.from({ length: depth }, (_, index) =>
    index === 0 ? field('a', MAP) : item({ parent: inItem(7, index - 1), key: 'a', content: MAP }),
  );

describe('What boards are made of is accepted', () => {
  it.each<[string, Update]>([
    ['nothing at all', {}],
    ['a value', { structs: [field('a')] }],
    ['what is gone', { structs: [gc(5), gc(1), field('a', gone(9))] }],
    ['bytes', { structs: [field('a', binary([1, 2, 3])), field('b', binary([]))] }],
    ['several values that replaced each other', value([125, 1], [126], [127])],
    ['a key of 64 characters', { structs: [field('x'.repeat(64))] }],
    ['every character that a key may have', { structs: [field('AZaz09_:.-')] }],
    ['the highest clientID', { client: 2 ** 32 - 1, structs: [field('a')] }],
    ['the highest clock', { clock: 2 ** 53 - 2, structs: [field('a')] }],
    [
      'a value that replaces one of the same update',
      { structs: [field('a'), item({ left: id(7, 0), content: ONE })] },
    ],
    ['a value that replaces somebody else’s', { structs: [item({ left: id(99, 12345), content: ONE })] }],
    [
      'a field of a map that is not in the update',
      { structs: [item({ parent: inItem(99, 1), key: 'g', content: ONE })] },
    ],
    [
      'a field of a map that was deleted meanwhile',
      { structs: [field('a', gone(1)), item({ parent: inItem(7, 0), key: 'g', content: ONE })] },
    ],
    ['maps as deep as a shape, a field of it, and a map therein', { structs: maps(3) }],
    [
      'a text with marks',
      inText(letters(string('ab')), item({ left: id(7, 2), content: mark('bold', 'true') })),
    ],
    [
      'letters in a text that is not in the update',
      { structs: [item({ parent: inItem(99, 1), content: string('x') })] },
    ],
    [
      'letters between letters',
      inText(letters(string('ab')), item({ left: id(7, 1), right: id(7, 2), content: string('é😀') })),
    ],
    [
      'letters between a letter and itself, which an undo may write',
      { structs: [item({ left: id(9, 3), right: id(9, 3), content: string('x') })] },
    ],
    ['a value in eight lists', value(lists(8))],
    ['20,000 values', value(list(...Array.from({ length: 19_999 }, () => [126])))],
    ['64 KB of text', value([119, ...text('x'.repeat(64 * 1024))])],
    ['any other key in a value', value(object(['日本', [120]], ['', [121]], ['__proto', [126]]))],
    ['deletes of several clients', { deletes: [deletes(9, [0, 1], [1, 1], [5, 3]), deletes(8, [7, 1])] }],
    ['a delete of what the update brings', { structs: [field('a')], deletes: [deletes(7, [0, 1])] }],
    ['100,000 deleted ranges', { deletes: [deletes(9, ...rangesOf(100_000))] }],
  ])('%s', (_what, update) => {
    expect(check(update)).toBeUndefined();
  });

  it.each<[string, string]>([
    ['null', 'null'],
    ['a number', '-1.5e3'],
    ['a text', '"#ff0000"'],
  ])('a mark whose value is %s', (_what, json) => {
    expect(check(inText(letters(mark('m', json))))).toBeUndefined();
  });

  it('the bit for a key beside a neighbour, set or not', () => {
    const update = encodeUpdate({ structs: [item({ left: id(9, 0), key: 'a', content: ONE })] });
    expect(checkUpdate(update)).toBeUndefined();
    expect(checkUpdate(encodeUpdate({ structs: [item({ left: id(9, 0), content: ONE })] }))).toBeUndefined();
  });
});

describe('Structs', () => {
  it.each<[string, Update, RegExp]>([
    ['that are left out', { structs: [field('a'), skip(3), field('b')] }, /leaves something out/],
    [
      'that are left out, disguised as an item',
      { structs: [[0x8a, ...id(7, 0), 3]] },
      /leaves something out/,
    ],
    ['of JSON', { structs: [field('a', json('1'))] }, /does not have/],
    ['of embeds', inText(letters(embed('{}'))), /does not have/],
    ['of an unknown kind', { structs: [field('a', { ref: 31, bytes: [] })] }, /does not have/],
    ['that are GCs with flags', { structs: [field('a', { ref: 0, bytes: [1] })] }, /does not have/],
    ['of no values', value(), /without content/],
    ['of no letters', inText(letters(string(''))), /without content/],
    ['that take too many clocks together', { structs: [gc(2 ** 24), gc(1)] }, /counts further/],
    ['whose clock is beyond all clocks', { clock: 2 ** 53 - 1, structs: [field('a')] }, /counts further/],
    ['of a client beyond 32 bits', { client: 2 ** 32, structs: [field('a')] }, /cannot be/],
    [
      'that follow a client beyond 32 bits',
      { structs: [item({ left: id(2 ** 32, 0), content: ONE })] },
      /cannot be/,
    ],
    ['that follow themselves', { structs: [item({ left: id(7, 0), content: ONE })] }, /after it/],
    ['that come before their own future', { structs: [item({ right: id(7, 5), content: ONE })] }, /after it/],
    [
      'within their own future',
      { structs: [item({ parent: inItem(7, 1), key: 'a', content: ONE }), field('b', MAP)] },
      /after it/,
    ],
  ])('%s are refused', (_what, update, reason) => {
    expect(check(update)).toMatch(reason);
  });

  it.each<[string, number[], RegExp]>([
    ['two clients', [2, 1, 9, 0, 0, 1, 1, 8, 0, 0, 1, 0], /one client only/],
    ['a client without structs', [1, 0, 7, 0, 0], /holds nothing/],
    ['more sections than bytes', [5, 0], /ends early/],
    [
      'a number of more than 53 bits',
      [1, 1, 7, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0, 1, 0],
      /too large/,
    ],
    [
      'a number padded without end',
      [1, 1, 7, ...Array.from({ length: 200 }, () => 128), 0, 0, 1, 0],
      /too large/,
    ],
  ])('%s are refused', (_what, bytes, reason) => {
    expect(checkBytes(...bytes)).toMatch(reason);
  });
});

describe('A place', () => {
  it.each<[string, Update, RegExp]>([
    ['in the root without a key', { structs: [item({ content: MAP })] }, /no lists/],
    ['in the root without a key, though deleted', { structs: [item({ content: gone(1) })] }, /no lists/],
    [
      'under another root',
      { structs: [item({ parent: inRoot('Shapes'), key: 'a', content: ONE })] },
      /does not exist/,
    ],
    [
      'under the root without a name',
      { structs: [item({ parent: inRoot(''), key: 'a', content: ONE })] },
      /does not exist/,
    ],
    [
      'that is neither a name nor an id',
      { structs: [item({ parent: [2, ...text('shapes')], key: 'a', content: ONE })] },
      /where a change belongs/,
    ],
    ['in a map without a key', { structs: [field('a', MAP), letters(gone(2))] }, /no lists/],
    [
      'in a map elsewhere without a key',
      { structs: [item({ parent: inItem(9, 0), content: ONE })] },
      /no lists/,
    ],
    [
      'in a value',
      { structs: [field('a'), item({ parent: inItem(7, 0), key: 'b', content: ONE })] },
      /holds nothing/,
    ],
    ['in a text, with a key', inText(item({ parent: inItem(7, 0), key: 'b', content: ONE })), /no fields/],
    ['that maps four deep would have', { structs: maps(4) }, /too deep/],
    [
      'as deep, reached beside a neighbour',
      {
        structs: [
          ...maps(3),
          item({ parent: inItem(7, 2), key: 'a', content: ONE }),
          item({ left: id(7, 3), content: MAP }),
        ],
      },
      /too deep/,
    ],
    ['for a map within a text', inText(letters(MAP)), /no lists/],
    [
      'for a value within a text',
      inText(letters(string('a')), item({ left: id(7, 1), content: ONE })),
      /no lists/,
    ],
    ['for letters under a key', { structs: [field('a', string('x'))] }, /where a field is/],
    ['for a mark under a key', { structs: [field('a', mark('bold', 'true'))] }, /where a field is/],
    [
      'for letters after a value',
      { structs: [field('a'), item({ left: id(7, 0), content: string('x') })] },
      /where a field is/,
    ],
    [
      'between two values of a field',
      { structs: [field('a'), item({ left: id(9, 0), right: id(7, 0), content: ONE })] },
      /between the values/,
    ],
  ])('%s is refused', (_what, update, reason) => {
    expect(check(update)).toMatch(reason);
  });
});

describe('A key', () => {
  it.each(['', 'x'.repeat(65), 'a b', 'a/b', 'ä', 'a\u0000', '日本', '__proto__'])(
    '"%s" is refused',
    (key) => {
      expect(check({ structs: [field(key)] })).toMatch(/name|longer/);
      expect(check(inText(letters(mark(key, 'true'))))).toMatch(/name|longer/);
    },
  );
});

describe('A value', () => {
  it.each<[string, Update, RegExp]>([
    ['in nine lists', value(lists(9)), /too deep/],
    ['of more than 20,000 parts', value(list(...Array.from({ length: 20_000 }, () => [126]))), /parts/],
    ['more than 20,000 times', value(...Array.from({ length: 20_001 }, () => [126])), /parts/],
    ['with a key twice', value(object(['a', [126]], ['b', [126]], ['a', [126]])), /twice/],
    ['of more than 64 KB of text', value([119, ...text('x'.repeat(64 * 1024 + 1))]), /longer/],
    ['of half a surrogate pair', value([119, ...run([0xed, 0xa0, 0xbd])]), /UTF-8/],
    ['of text that breaks off', value([119, ...run([0x61, 0xc3])]), /UTF-8/],
    ['of an overlong letter', value([119, ...run([0xc1, 0xa1])]), /UTF-8/],
    ['of text beyond Unicode', value([119, ...run([0xf4, 0x90, 0x80, 0x80])]), /UTF-8/],
    [
      'of an integer beyond 53 bits',
      value([125, 0xbf, ...Array.from({ length: 7 }, () => 255), 127]),
      /too large/,
    ],
    ['of an unknown kind', value([115]), /not allowed/],
    ['whose list is longer than the update', value([117, ...uint(1e9)]), /ends early/],
    ['whose bytes are longer than the update', value([116, ...uint(1e9)]), /ends early/],
    ['whose number is cut short', { structs: [field('a', { ref: 8, bytes: [1, 123, 0, 0] })] }, /ends early/],
  ])('%s is refused', (_what, update, reason) => {
    expect(check(update)).toMatch(reason);
  });

  it.each(['', '{', '{"a":1}', '[]', '1e999', '"\\ud800"', 'undefined', `"${'x'.repeat(2048)}"`])(
    'of a mark, %s, is refused',
    (json) => {
      expect(check(inText(letters(mark('m', json))))).toMatch(/plain value|longer/);
    },
  );
});

describe('Deletes', () => {
  it.each<[string, Update, RegExp]>([
    ['of a client twice', { deletes: [deletes(9, [0, 1]), deletes(9, [5, 1])] }, /out of order/],
    ['from low to high clients', { deletes: [deletes(8, [0, 1]), deletes(9, [0, 1])] }, /out of order/],
    ['that overlap', { deletes: [deletes(9, [0, 2], [1, 1])] }, /out of order/],
    ['of no length', { deletes: [deletes(9, [3, 0])] }, /without content/],
    ['of nothing', { deletes: [deletes(9)] }, /deletes nothing/],
    [
      'of what the client makes later',
      { structs: [field('a')], deletes: [deletes(7, [0, 2])] },
      /not there yet/,
    ],
    ['beyond all clocks', { deletes: [deletes(9, [2 ** 53 - 1, 1])] }, /not there yet/],
    ['of a client beyond 32 bits', { deletes: [deletes(2 ** 32, [0, 1])] }, /cannot be/],
    [
      'of too many ranges',
      { deletes: [deletes(9, ...rangesOf(50_001)), deletes(8, ...rangesOf(50_000))] },
      /at most/,
    ],
  ])('%s are refused', (_what, update, reason) => {
    expect(check(update)).toMatch(reason);
  });
});
