import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { threadTimeMs } from '../../threadTime.ts';
import type { Verdict } from './gate.ts';
import { createLocalGate } from './localGate.ts';
import {
  type Bytes,
  binary,
  type Content,
  deletes,
  encodeUpdate,
  gc,
  id,
  inItem,
  inRoot,
  item,
  list,
  MAP,
  ONE,
  object,
  plain,
  string,
  TEXT,
  text,
  type Update,
} from './test/encodeUpdate.ts';
import { checkOne, createStoredBoard } from './test/storedBoard.ts';

/*
 * What hostile clients send to a board that has something on it. The attacks that the bytes alone give away are in
 * attacks.test.ts, with the same numbers.
 */

/** Each takes less than 5 ms on a machine at rest; applied, some took minutes. */
const MAX_CHECK_MS = 500;

const VICTIM = 1;
const SHAPE = inItem(VICTIM, 0);
const LETTERS = 4;

/** A shape three maps deep, a text, a value, and one that is gone. */
const BOARD = encodeUpdate({
  client: VICTIM,
  structs: [
    item({ key: 'a', content: MAP }),
    item({ parent: SHAPE, key: 'm', content: MAP }),
    item({ parent: inItem(VICTIM, 1), key: 'deep', content: MAP }),
    item({ key: 't', content: TEXT }),
    item({ parent: inItem(VICTIM, 3), content: string('hello') }),
    item({ key: 'v', content: ONE }),
    item({ key: 'gone', content: ONE }),
  ],
  deletes: [deletes(VICTIM, [10, 1])],
});
const VALUE = id(VICTIM, 9);
const END = 11;
const HONEST = encodeUpdate({ client: 2, structs: [item({ left: VALUE, content: ONE })] });

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const letter = (clock: number): Bytes => id(VICTIM, LETTERS + clock);
const field = (key: string, content: Content): Update => ({
  structs: [item({ parent: SHAPE, key, content })],
});
const LONG = string('x'.repeat(5_000));

const REFUSED: readonly [name: string, update: Update, reason: RegExp][] = [
  [
    'Y11: a map deeper than any',
    { structs: [item({ parent: inItem(VICTIM, 2), key: 'x', content: MAP })] },
    /too deep/,
  ],
  [
    'Y12: maps that get deeper by one in each update',
    {
      structs: [
        item({ parent: inItem(VICTIM, 1), key: 'x', content: MAP }),
        item({ parent: inItem(7, 0), key: 'x', content: TEXT }),
      ],
    },
    /too deep/,
  ],
  ['Y14: a list in a map', { structs: [item({ parent: SHAPE, content: ONE })] }, /no lists/],
  [
    'Y14: 20,000 values between letters',
    { structs: repeat(20_000, () => item({ left: letter(0), content: ONE })) },
    /no lists/,
  ],
  [
    'Y16: another root type',
    { structs: [item({ parent: inRoot('x'.repeat(60)), key: 'a', content: ONE })] },
    /does not exist/,
  ],
  [
    'Y19: a value upon one that is not there',
    { structs: [item({ left: id(99, 5), content: ONE })] },
    /does not have/,
  ],
  [
    'Y19: a field of a map that is not there',
    { structs: [item({ parent: inItem(VICTIM, END), key: 'a', content: ONE })] },
    /does not have/,
  ],
  ['Y20: deletes of what is not there', { deletes: [deletes(99, [0, 1])] }, /does not have/],
  ['Y20: deletes of what is not there yet', { deletes: [deletes(VICTIM, [5, END])] }, /does not have/],
  [
    'Y20: deletes beside a value',
    { structs: [item({ key: 'x', content: ONE })], deletes: [deletes(VICTIM, [END, 1])] },
    /does not have/,
  ],
  [
    'Y22: 20,000 values of one field, none upon the other',
    { structs: repeat(20_000, () => item({ key: 'v', content: ONE })) },
    /not set it before/,
  ],
  [
    'Y22: a field of a map that is set twice as if it were new',
    { structs: repeat(2, () => item({ parent: SHAPE, key: 'n', content: ONE })) },
    /not set it before/,
  ],
  ['Y23: letters hidden in a map', { structs: [item({ parent: SHAPE, content: LONG })] }, /no lists/],
  [
    'Y23: letters hidden in a map that is deep',
    { structs: [item({ parent: inItem(VICTIM, 2), content: LONG })] },
    /no lists/,
  ],
  [
    'Y27: a field in a text',
    { structs: [item({ parent: inItem(VICTIM, 3), key: 'x', content: ONE })] },
    /no fields/,
  ],
  [
    'Y27: letters where a value is',
    { structs: [item({ left: VALUE, content: string('x') })] },
    /where a field is/,
  ],
  [
    'Y27: a field in a value',
    { structs: [item({ parent: inItem(2, 0), key: 'x', content: ONE })] },
    /holds nothing/,
  ],
  ['a value before another', { structs: [item({ right: VALUE, content: ONE })] }, /between the values/],
  [
    'letters between a letter and a value',
    { structs: [item({ left: letter(0), right: VALUE, content: string('x') })] },
    /not in one place/,
  ],
  [
    'letters between two in the wrong order',
    { structs: [item({ left: letter(2), right: letter(1), content: string('x') })] },
    /seen a gap/,
  ],
  [
    'letters between a letter and itself',
    { structs: [item({ left: letter(2), right: letter(2), content: string('x') })] },
    /seen a gap/,
  ],
  [
    'letters between two that are not side by side',
    { structs: [item({ left: letter(0), right: letter(3), content: string('x') })] },
    /seen a gap/,
  ],
  [
    'letters twice in one gap',
    { structs: repeat(2, () => item({ left: letter(0), right: letter(1), content: string('x') })) },
    /seen a gap/,
  ],
  ['a geometry with text in it', field('g', plain(list([119, ...text('NaN')]))), /field g/],
  ['a geometry beyond the page', field('g', plain(list([125, 0x80, 0x80, 0x80, 0x80, 0x10]))), /field g/],
  ['a geometry that is a map', field('g', MAP), /field g/],
  ['a shape without a type', field('k', plain(object(['author', [119, ...text('eve')]]))), /field k/],
  ['a place in the order that is none', field('z', plain([119, ...text('a b')])), /field z/],
  ['a style that is none', field('s', plain([119, ...text('red')])), /field s/],
  ['a colour of 10 KB', field('s', plain(object(['color', [119, ...text('#'.repeat(1e4))]]))), /field s/],
  ['a stroke of 70 KB', field('p', binary(repeat(70_000, () => 0))), /field p/],
  ['a text that is a map', field('tx', MAP), /field tx/],
];

/** A gate with the board in it, and all that there is to see of its document. */
async function open() {
  const docs: Y.Doc[] = [];
  const gate = createLocalGate({
    applyUpdate(doc, update) {
      docs.push(doc);
      Y.applyUpdate(doc, update);
    },
  });
  const board = gate.open('board', createStoredBoard(BOARD).load);
  await checkOne(board, HONEST);
  const look = () =>
    docs.map((doc) => ({
      state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'),
      roots: [...doc.share.keys()],
      pending: [doc.store.pendingStructs, doc.store.pendingDs],
    }));
  return { board, look };
}

/** The verdict on `update`, which must have left the board as it was. */
async function attack(update: Update, isNewClient = false): Promise<Verdict> {
  const { board, look } = await open();
  const bytes = encodeUpdate(update);
  const before = look();
  expect(before).toHaveLength(1);
  const startMs = threadTimeMs();
  const verdict = await checkOne(board, bytes, isNewClient);
  expect(threadTimeMs() - startMs).toBeLessThan(MAX_CHECK_MS);
  expect(look()).toEqual(before);
  expect(before[0]).toMatchObject({
    roots: ['shapes', 'board', 'comments', 'library'],
    pending: [null, null],
  });
  return verdict;
}

describe('A hostile update upon a board', () => {
  it.each(REFUSED)('is refused: %s', async (_name, update, reason) => {
    expect(await attack(update)).toEqual({ kind: 'refused', message: expect.stringMatching(reason) });
  });

  it.each<[string, Update]>([
    [
      'Y10: other content for what is known',
      { client: VICTIM, clock: 9, structs: [item({ key: 'v', content: MAP })] },
    ],
    ['Y9: what is known as one GC', { client: VICTIM, structs: [gc(END)] }],
    ['deletes that the board has', { deletes: [deletes(VICTIM, [10, 1])] }],
  ])('changes nothing when it tells nothing new: %s', async (_name, update) => {
    expect(await attack(update)).toEqual({ kind: 'duplicate' });
  });

  it.each<[string, Update]>([
    ['Y10: other content for what is known and more', { client: VICTIM, clock: 10, structs: [gc(2)] }],
    [
      'Y9: a GC that takes what is known and what is not',
      { client: VICTIM, clock: 3, structs: [gc(2 ** 20)] },
    ],
    [
      'Y19: what comes after a gap',
      { client: VICTIM, clock: END + 1, structs: [item({ key: 'x', content: ONE })] },
    ],
  ])('has to be sent again from where the board ends: %s', async (_name, update) => {
    expect(await attack(update)).toEqual({ kind: 'resync', clock: END });
  });

  it.each<[string, Update]>([
    ['Y9: the next clocks of a victim', { client: VICTIM, clock: END, structs: [gc(2 ** 20)] }],
    ['Y10: clocks of a victim, and more', { client: VICTIM, clock: 10, structs: [gc(2)] }],
    ['Y9: clocks of a victim after a gap', { client: VICTIM, clock: END + 5, structs: [gc(2)] }],
  ])('is refused as that of a new client: %s', async (_name, update) => {
    expect(await attack(update, true)).toMatchObject({ kind: 'refused' });
  });

  it('Y22: is refused when it names a value that its author replaced before', async () => {
    const { board } = await open();
    const set = (clock: number): Uint8Array =>
      encodeUpdate({ clock, structs: [item({ left: VALUE, content: ONE })] });
    expect(await checkOne(board, set(0))).toMatchObject({ kind: 'accepted' });
    expect(await checkOne(board, set(1))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('not set it before'),
    });
  });

  it('Y22: is refused when it names old values of others over and over', async () => {
    const { board } = await open();
    const count = 2_000;
    const chain = repeat(count, (clock) =>
      item({ left: clock === 0 ? VALUE : id(3, clock - 1), content: ONE }),
    );
    // Something of somebody else between any two keeps Yjs from making one struct of them.
    const others = repeat(count, (index) => item({ key: `k${index}`, content: ONE }));
    const mixed = chain.flatMap((each, index) => [each, others[index] ?? each]);
    const renumbered = mixed.map((each, clock) =>
      clock % 2 === 1 || clock === 0 ? each : item({ left: id(3, clock - 2), content: ONE }),
    );
    expect(await checkOne(board, encodeUpdate({ client: 3, structs: renumbered }))).toMatchObject({
      kind: 'accepted',
    });
    const again = repeat(count, (index) => item({ left: id(3, 2 * index), content: ONE }));
    expect(await checkOne(board, encodeUpdate({ structs: again }))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('too often'),
    });
  });

  it('Y16, Y19, Y20: leaves nothing behind, however often it comes', async () => {
    const { board, look } = await open();
    const before = look();
    for (let round = 0; round < 300; round += 1) {
      const roots = { structs: [item({ parent: inRoot(`r${round}`), key: 'a', content: ONE })] };
      const missing = {
        client: round + 10,
        clock: 1,
        structs: [item({ left: id(round, 1e6), content: ONE })],
      };
      for (const update of [roots, missing, { deletes: [deletes(round + 10, [0, 1])] }]) {
        expect((await checkOne(board, encodeUpdate(update))).kind).not.toBe('accepted');
      }
    }
    expect(look()).toEqual(before);
  });
});
