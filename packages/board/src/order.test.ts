import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrder, isOrderKey, keysAbove, keysBetween, parseOrderKey } from './order.ts';

describe('order keys', () => {
  it('stay in order however shapes are put between others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const index = place % (keys.length + 1);
          keys.splice(index, 0, ...keysBetween(keys[index - 1], keys[index], 1));
        }
        expect(keys).toEqual([...keys].sort());
        expect(keys.every(isOrderKey)).toBe(true);
      }),
    );
  });

  it('above the top ascend', () => {
    const keys = keysAbove('a5', 40);
    expect(['a5', ...keys]).toEqual(['a5', ...keys].sort());
    expect(new Set(keys).size).toBe(40);
  });

  it('between two equal keys are that key, and the ids decide', () => {
    expect(keysBetween('a1', 'a1', 2)).toEqual(['a1', 'a1']);
    expect(compareOrder({ id: 'A', z: 'a1' }, { id: 'B', z: 'a1' })).toBe(-1);
  });

  it('are refused when the generator would choke on them', () => {
    const bad = [
      '',
      'a',
      'a00',
      'zz',
      '5a',
      'a0 ',
      'A00000000000000000000000000',
      'ä1',
      'a'.repeat(2000),
      7,
      null,
    ];
    for (const value of bad) expect(parseOrderKey(value), String(value)).toBe('a0');
    for (const value of ['a0', 'Zz', 'a0V', 'b00']) expect(parseOrderKey(value)).toBe(value);
  });

  it('that are accepted can always be built upon', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.stringMatching(/^[ABYZabyz][0-9A-Za-z]{1,5}$/),
        (any, likely) => {
          for (const value of [any, likely]) {
            const key = parseOrderKey(value);
            expect(keysAbove(key, 1)[0] ?? '').toSatisfy((above: string) => above > key);
            expect(keysBetween(undefined, key, 1)[0] ?? key).toSatisfy((below: string) => below < key);
          }
        },
      ),
    );
  });

  it('between two others are as many as one asks for', () => {
    const keys = keysBetween('a0', 'a1', 3);
    expect(['a0', ...keys, 'a1']).toEqual([...new Set(['a1', ...keys, 'a0'])].sort());
    expect(keysBetween(undefined, 'a0', 2).every((key) => key < 'a0')).toBe(true);
  });

  it('sort by code unit, then by id, the same from any start', () => {
    const shape = fc.record({ id: fc.string(), z: fc.constantFrom('a0', 'a1', 'Zz', 'a0V') });
    fc.assert(
      fc.property(fc.uniqueArray(shape, { selector: ({ id }) => id }), (shapes) => {
        const sorted = [...shapes].sort(compareOrder);
        expect([...shapes].reverse().sort(compareOrder)).toEqual(sorted);
      }),
    );
  });
});
