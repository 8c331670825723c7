import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageHead } from './imageHead.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );

const png = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128], [0, 0, 1, 224]);
const gif = bytes('GIF89a', [128, 2], [224, 1], [0, 0, 0]);
/** A segment of a profile before the frame header, as photographs have. */
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc2, 0, 17, 8, 1, 224, 2, 128, 3, 0, 0]);
const riff = (chunk: string, ...rest: number[]) =>
  bytes('RIFF', [0, 0, 0, 0], 'WEBP', chunk, [10, 0, 0, 0], rest, Array(16).fill(0));

const size = { w: 640, h: 480 };
const box = (type: string, ...parts: (string | readonly number[])[]) => {
  const content = bytes(...parts);
  return [0, 0, 0, content.length + 8, ...bytes(type), ...content];
};
const longBox = (type: string, ...parts: (string | readonly number[])[]) => {
  const content = bytes(...parts);
  return [0, 0, 0, 1, ...bytes(type), 0, 0, 0, 0, 0, 0, 0, content.length + 16, ...content];
};
const ispe = (w: number, h: number) =>
  box('ispe', [0, 0, 0, 0, 0, 0, w >> 8, w & 255, 0, 0, h >> 8, h & 255]);
const iprp = (w: number, h: number) => box('iprp', box('ipco', ispe(w, h)));
const avif = bytes(box('ftyp', 'avif'), box('meta', [0, 0, 0, 0], iprp(640, 480)));

describe('an image tells by its first bytes what it is', () => {
  it.each([
    ['image/png', png],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/webp', riff('VP8X', 0, 0, 0, 0, 127, 2, 0, 223, 1, 0)],
    ['image/webp', riff('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1)],
    ['image/webp', riff('VP8L', 0x2f, 0x7f, 0xc2, 0x77, 0)],
  ])('%s, and how large', (type, head) => {
    expect(readImageHead(head)).toEqual({ type, size });
  });

  it('image/gif, of which the first picture is larger than it says', () => {
    const extension = [0x21, 0xf9, 4, 1, 2, 3, 4, 0];
    const head = bytes('GIF89a', [10, 0, 10, 0, 0x80, 0, 0], Array(6).fill(0), extension);
    expect(readImageHead(bytes([...head], [0x2c, 128, 0, 0, 0, 0, 2, 224, 1, 0]))?.size).toEqual(size);
  });

  it.each([
    ['of one picture', box('meta', [0, 0, 0, 0], iprp(640, 480))],
    ['of tiles', box('meta', [0, 0, 0, 0], iprp(64, 64), iprp(640, 480), iprp(64, 64))],
    ['as a film', box('moov', box('trak', box('tkhd', Array(76).fill(0), [2, 128, 0, 0, 1, 224, 0, 0])))],
    ['in boxes with long lengths', longBox('meta', [0, 0, 0, 0], iprp(640, 480))],
    [
      'behind a small one that is none',
      [...box('ipco', ispe(1, 1)), ...longBox('meta', [0, 0, 0, 0], iprp(640, 480))],
    ],
  ])('image/avif %s', (_what, rest) => {
    expect(readImageHead(bytes(box('ftyp', 'avif'), rest))).toEqual({ type: 'image/avif', size });
  });

  it('image/avif without a size', () => {
    expect(readImageHead(bytes([0, 0, 0, 28], 'ftypavif'))).toEqual({ type: 'image/avif' });
    const deep = Array.from({ length: 100_000 }, () => [0x7f, 0, 0, 0, ...bytes('moov')]).flat();
    expect(readImageHead(bytes(box('ftyp', 'avif'), deep))).toEqual({ type: 'image/avif' });
  });

  it.each(['<svg xmlns="x"/>', '<html/>', 'PK\x03\x04', '%PDF-1.7', ''])(
    'nothing of what is no image: %j',
    (text) => {
      expect(readImageHead(bytes(text))).toBeUndefined();
    },
  );

  it('nothing wrong of heads that are cut short or damaged', () => {
    for (const head of [png, gif, jpeg, avif]) {
      for (let length = 0; length < head.length; length++) readImageHead(head.subarray(0, length));
    }
    const damaged = fc.tuple(fc.constantFrom(png, gif, jpeg, avif), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(damaged, ([head, tail]) => {
        const size = readImageHead(Uint8Array.from([...head.subarray(0, 12), ...tail]))?.size;
        expect(size === undefined || (size.w > 0 && size.h > 0)).toBe(true);
      }),
    );
  });
});
