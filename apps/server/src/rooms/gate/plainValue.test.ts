import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLocalGate } from './localGate.ts';
import { type PlainValue, readPlainValues } from './plainValue.ts';
import { checkOne, createStoredBoard, updateBy } from './test/storedBoard.ts';

/** What the gate reads of a field that Yjs wrote. */
async function readBack(value: unknown): Promise<PlainValue[]> {
  const seen: PlainValue[][] = [];
  const gate = createLocalGate({
    checkProperty: {
      ofShape: (_key, _content, bytes, start) => seen.push(readPlainValues(bytes, start)),
      ofBoard: () => {},
      ofComment: () => {},
      asComment: () => {},
      ofItem: () => {},
      asItem: () => {},
    },
  });
  const update = updateBy(7, (shapes) => shapes.set('a', new Y.Map([['field', value]])));
  await checkOne(gate.open('board', createStoredBoard().load), update);
  return seen.flat();
}

it.each([
  0,
  1,
  -1,
  63,
  64,
  -64,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 40,
  0.5,
  -0.1,
  1e300,
  true,
  false,
  null,
  undefined,
  '',
  'żółw 😀',
  'x'.repeat(1_000),
])('The value %j is read as it was written', async (value) => {
  expect(await readBack(value)).toEqual([value]);
});

it('Lists, bytes and objects are read with all that is in them', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(await readBack([1, [2, bytes], { a: 1, b: ['x'] }])).toEqual([
    [
      1,
      [2, bytes],
      new Map<string, PlainValue>([
        ['a', 1],
        ['b', ['x']],
      ]),
    ],
  ]);
});
