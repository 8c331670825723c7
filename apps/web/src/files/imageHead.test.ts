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

describe('an image tells by its first bytes what it is', () => {
  it.each([
    ['image/png', png],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/webp', riff('VP8X', 0, 0, 0, 0, 127, 2, 0, 223, 1, 0)],
    ['image/webp', riff('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1)],
    ['image/webp', riff('VP8L', 0x2f, 0x7f, 0xc2, 0x77, 0)],
  ])('%s, and how large', (type, head) => {
    expect(readImageHead(head)).toEqual({ type, size: { w: 640, h: 480 } });
  });

  it('AVIF without its size', () => {
    expect(readImageHead(bytes([0, 0, 0, 28], 'ftypavif'))).toEqual({ type: 'image/avif' });
  });

  it.each(['<svg xmlns="x"/>', '\n<?xml version="1.0"?><!-- by hand --><!DOCTYPE svg><svg width="5">'])(
    'a drawing, whatever stands before it: %j',
    (text) => expect(readImageHead(bytes(text))?.type).toBe('image/svg+xml'),
  );

  it.each(['<html><svg/></html>', 'PK\x03\x04', '%PDF-1.7', ''])(
    'nothing of what is no image: %j',
    (text) => {
      expect(readImageHead(bytes(text))).toBeUndefined();
    },
  );

  it('nothing wrong of heads that are cut short or damaged', () => {
    for (const head of [png, gif, jpeg]) {
      for (let length = 0; length < head.length; length++) readImageHead(head.subarray(0, length));
    }
    const damaged = fc.tuple(fc.constantFrom(png, gif, jpeg), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(damaged, ([head, tail]) => {
        const size = readImageHead(Uint8Array.from([...head.subarray(0, 10), ...tail]))?.size;
        expect(size === undefined || (size.w > 0 && size.h > 0)).toBe(true);
      }),
    );
  });
});
