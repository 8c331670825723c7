import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrder } from '../order.ts';
import { readShape } from '../readShape.ts';
import type { Shape } from '../shapes/index.ts';
import { createOrderIndex } from './orderIndex.ts';

const at = (id: string, z: string): Shape => readShape(id, new Map([['z', z]]));

/** The index beside the records that it is about, changed together as the store does it. */
function createIndex() {
  const records = new Map<string, Shape>();
  const index = createOrderIndex(records);
  const set = (id: string, z: string | undefined) => {
    const before = records.get(id);
    const after = z === undefined ? undefined : at(id, z);
    if (after) records.set(id, after);
    else records.delete(id);
    index.replace(before, after);
  };
  return { records, index, set };
}

describe('the order of shapes', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const key = fc.option(fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', 'b00'), { nil: undefined });
  const step = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(id, key) },
    { weight: 1, arbitrary: fc.constant('bulk' as const) },
    { weight: 3, arbitrary: fc.constant('ask' as const) },
  );

  it('is that of a full sort, whatever changes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { records, index, set } = createIndex();
        for (const one of steps) {
          if (one === 'bulk') index.invalidate();
          else if (one === 'ask') index.sorted();
          else set(...one);
        }
        const sorted = [...records.values()].sort(compareOrder);
        expect(index.topKey()).toBe(sorted.at(-1)?.z);
        expect(index.sorted()).toEqual(sorted);
      }),
    );
  });

  it('leaves alone what it handed out, and hands out the same while nothing changes', () => {
    const { index, set } = createIndex();
    set('a', 'a1');
    set('b', 'a2');
    const sorted = index.sorted();
    expect(index.sorted()).toBe(sorted);
    set('a', 'a3');
    set('c', 'a0');
    set('nobody', undefined);
    expect(sorted.map((shape) => shape.id)).toEqual(['a', 'b']);
    expect(index.sorted().map((shape) => shape.id)).toEqual(['c', 'b', 'a']);
  });

  it('holds the latest record of each shape', () => {
    const { records, index, set } = createIndex();
    set('a', 'a1');
    index.sorted();
    set('a', 'a1');
    expect(index.sorted()[0]).toBe(records.get('a'));
  });
});
