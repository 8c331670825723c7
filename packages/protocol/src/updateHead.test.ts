import { expect, it } from 'vitest';
import { readUpdateHead } from './updateHead.ts';

it('tells whose changes an update holds, and where they begin', () => {
  const update = Uint8Array.of(1, 3, 0x87, 0x02, 5, 0x28, 1);
  expect(readUpdateHead(update)).toEqual({ client: 263, clock: 5 });
});

it('tells nothing of an update that only deletes', () => {
  expect(readUpdateHead(Uint8Array.of(0, 1, 7, 1, 0, 1))).toBeUndefined();
});

it('throws on one that ends early', () => {
  expect(() => readUpdateHead(Uint8Array.of(1, 3))).toThrow();
});
