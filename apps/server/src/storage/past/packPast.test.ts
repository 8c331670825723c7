import { describe, expect, it } from 'vitest';
import { StorageError } from '../storage.ts';
import { cutPast, packPast, unpackPast } from './packPast.ts';

const entry = (seq: number, size = 3) => ({
  seq,
  session: `s${seq % 2}`,
  timeMs: 1_700_000_000_000 + (seq === 3 ? -5_000 : seq),
  bytes: Uint8Array.from({ length: size }, (_, index) => (seq + index) % 256),
});

describe('A chunk of the past', () => {
  it('has every entry as it was, also those that a clock set back has dated', () => {
    const entries = [entry(1), entry(2, 0), entry(3), entry(7, 1_000)];
    const unpacked = unpackPast(packPast(entries));
    expect(unpacked.map(({ bytes, ...rest }) => ({ ...rest, bytes: [...bytes] }))).toEqual(
      entries.map(({ bytes, ...rest }) => ({ ...rest, bytes: [...bytes] })),
    );
  });

  it('may be empty', () => {
    expect(unpackPast(packPast([]))).toEqual([]);
  });

  it('is no larger than a row should be, but for one large entry', () => {
    const sizes = [100_000, 100_000, 100_000, 900_000, 1].map((size, index) => entry(index + 1, size));
    expect(cutPast(sizes).map((chunk) => chunk.map(({ seq }) => seq))).toEqual([[1, 2], [3], [4], [5]]);
  });

  it('that is none is refused', () => {
    expect(() => unpackPast(new Uint8Array([1, 2, 3]))).toThrow(StorageError);
  });
});
