import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader, createWriter, MalformedBytes, parseBytes } from './bytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const readNumber = (text: string): number => createReader(fromHex(text)).readVarUint();

function written(value: number): string {
  const writer = createWriter();
  writer.writeVarUint(value);
  return hex(writer.finish());
}

describe('A varint', () => {
  it.each([
    [0, '00'],
    [1, '01'],
    [127, '7f'],
    [128, '8001'],
    [16_383, 'ff7f'],
    [16_384, '808001'],
    [2 ** 31, '8080808008'],
    [2 ** 32 - 1, 'ffffffff0f'],
    [2 ** 49, '8080808080808001'],
    [Number.MAX_SAFE_INTEGER, 'ffffffffffffff0f'],
  ])('of %d is %s, both ways', (value, bytes) => {
    expect(written(value)).toBe(bytes);
    expect(readNumber(bytes)).toBe(value);
  });

  it('comes back from its bytes, whatever it is', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (value) => readNumber(written(value)) === value));
  });

  it.each([
    ['one more than a number can hold exactly', 'ffffffffffffff10'],
    ['nine bytes', 'ffffffffffffffff01'],
    ['ten bytes, the last 64-bit number', 'ffffffffffffffffff01'],
    ['a zero padded beyond eight bytes', `${'80'.repeat(8)}00`],
    ['a zero padded until floating point gives up', `${'80'.repeat(150)}00`],
  ])('is refused when it has %s', (_what, bytes) => {
    expect(() => readNumber(bytes)).toThrow(MalformedBytes);
  });

  it.each(['', '80', 'ffffff'])('is refused when it ends early: "%s"', (bytes) => {
    expect(() => readNumber(bytes)).toThrow(MalformedBytes);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is not written for %d', (value) => {
    expect(() => written(value)).toThrow(RangeError);
  });
});

describe('A reader', () => {
  /** Three bytes of ours in the middle of a buffer that others share. */
  const pooled = (...own: number[]): Uint8Array => {
    const pool = Buffer.alloc(64, 0xee);
    pool.set(own, 20);
    return pool.subarray(20, 20 + own.length);
  };

  it('gives the rest of its view and not of the buffer behind it', () => {
    expect(hex(createReader(pooled(1, 2, 3)).readRest())).toBe('010203');
  });

  it('refuses to read on past its view', () => {
    expect(() => createReader(pooled(1, 2, 3)).readBytes(4)).toThrow(MalformedBytes);
    expect(() => createReader(pooled(0x80)).readVarUint()).toThrow(MalformedBytes);
    expect(() => createReader(pooled(3, 1, 2)).readRun()).toThrow(MalformedBytes);
  });

  it('hands out runs as views, one after the other, and counts what remains', () => {
    const reader = createReader(pooled(1, 0xaa, 0, 2, 0xbb, 0xcc, 0xdd));
    expect(hex(reader.readRun())).toBe('aa');
    expect(hex(reader.readRun())).toBe('');
    expect(hex(reader.readRun())).toBe('bbcc');
    expect(reader.remaining).toBe(1);
    expect(hex(reader.readRest())).toBe('dd');
    expect(reader.remaining).toBe(0);
  });

  it('refuses a run that claims to be longer than any memory', () => {
    expect(() => createReader(fromHex('ffffffffffffff0f')).readRun()).toThrow(MalformedBytes);
  });
});

describe('A writer', () => {
  it('grows beyond its first capacity without losing a byte', () => {
    const writer = createWriter(1);
    const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
    writer.writeByte(0xff);
    writer.writeRun(bytes);
    expect(hex(writer.finish())).toBe(`ffe807${hex(bytes)}`);
  });

  it('gives copies that later writing does not change', () => {
    const writer = createWriter();
    writer.writeByte(1);
    const early = writer.finish();
    writer.writeByte(2);
    expect(hex(early)).toBe('01');
    expect(early.buffer.byteLength).toBe(1);
    expect(hex(writer.finish())).toBe('0102');
  });
});

describe('parseBytes', () => {
  it.each([undefined, null, 'text', 7, [1], { length: 1, 0: 1 }, new ArrayBuffer(1), new Uint16Array(1)])(
    'refuses what is not bytes: %s',
    (payload) => {
      expect(parseBytes(payload, () => 'parsed')).toBeUndefined();
    },
  );

  it('refuses bytes that end early and bytes that are left over', () => {
    const parse = (bytes: string) => parseBytes(fromHex(bytes), (reader) => reader.readVarUint());
    expect([parse('80'), parse('01'), parse('0100')]).toEqual([undefined, 1, undefined]);
  });

  it('does not hide a mistake of the parser itself', () => {
    const parse = () => {
      throw new TypeError('a mistake');
    };
    expect(() => parseBytes(new Uint8Array(), parse)).toThrow('a mistake');
  });
});
