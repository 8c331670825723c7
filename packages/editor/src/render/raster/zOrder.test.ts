import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZOrder } from './zOrder.ts';

describe('the order of slots from back to front', () => {
  it('is that of their keys, whatever comes, goes and changes, one by one or in bulk', () => {
    const change = fc.array(fc.tuple(fc.nat(300), fc.option(fc.nat(50))), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const keys = new Map<number, number>();
        const compare = (a: number, b: number) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b;
        const order = createZOrder(compare);
        for (const slots of changes) {
          const next = new Map(slots);
          order.remove([...next.keys()]);
          for (const [slot, key] of next) {
            if (key === null) keys.delete(slot);
            else keys.set(slot, key);
          }
          order.insert([...next.keys()].filter((slot) => keys.has(slot)));
        }
        const slots = Array.from({ length: order.count }, (_, place) => order.at(place));
        expect(slots).toEqual([...keys.keys()].sort(compare));
      }),
    );
  });
});
