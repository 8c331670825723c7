import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteReader, createByteWriter } from './bytes.ts';

describe('bytes', () => {
  it('reads back what was written', () => {
    const value = fc.record({
      int: fc.maxSafeInteger().filter((int) => Math.abs(int) < 2 ** 52),
      uint: fc.maxSafeNat(),
      text: fc.string({ unit: 'binary', maxLength: 20 }),
      bytes: fc.uint8Array({ maxLength: 200 }),
    });
    fc.assert(
      fc.property(value, ({ int, uint, text, bytes }) => {
        const writer = createByteWriter();
        writer.int(int);
        writer.uint(uint);
        writer.text(text);
        writer.bytes(bytes);
        const reader = createByteReader(writer.finish());
        expect([reader.int(), reader.uint(), reader.text(100)]).toEqual([int, uint, text]);
        expect([...reader.bytes()]).toEqual([...bytes]);
        expect([reader.ok, reader.left]).toEqual([true, 0]);
      }),
    );
  });

  it('spends one byte on small numbers of either sign', () => {
    const writer = createByteWriter();
    writer.int(-64);
    writer.int(63);
    expect([...writer.finish()]).toEqual([127, 126]);
  });

  it('gives zeros past the end and says so', () => {
    const reader = createByteReader(new Uint8Array([1]));
    expect([reader.byte(), reader.ok]).toEqual([1, true]);
    expect([reader.uint(), reader.int(), reader.text(9), reader.bytes().length]).toEqual([0, 0, '', 0]);
    expect(reader.ok).toBe(false);
  });

  it('refuses a number that has no end, and a length beyond the input', () => {
    const endless = createByteReader(new Uint8Array(20).fill(255));
    expect([endless.uint(), endless.ok]).toEqual([0, false]);
    const greedy = createByteReader(new Uint8Array([255, 255, 255, 127, 1]));
    expect([greedy.bytes().length, greedy.ok]).toEqual([0, false]);
  });

  it('never reads beyond a view into a larger buffer', () => {
    const view = new Uint8Array([9, 3, 7, 7, 7]).subarray(1, 3);
    const reader = createByteReader(view);
    expect([reader.bytes().length, reader.ok]).toEqual([0, false]);
  });
});
