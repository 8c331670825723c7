import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePng } from './encodePng.ts';
import { pngChunk } from './pngChunk.ts';
import { pngText, readPngText } from './pngText.ts';

async function fileOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}

/** The px that a program without ours sees. */
async function decode(file: Uint8Array) {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** Cut into strips of these heights. */
function* cut(
  pixels: Uint8ClampedArray,
  width: number,
  rows: readonly number[],
): Generator<Uint8ClampedArray> {
  let at = 0;
  for (const count of rows) {
    yield pixels.slice(at * width * 4, (at + count) * width * 4);
    at += count;
  }
}

describe('a picture of strips', () => {
  it('is the same picture, wherever it was cut', async () => {
    const sizes = fc.record({
      width: fc.integer({ min: 1, max: 40 }),
      rows: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      isOpaque: fc.boolean(),
      seed: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ width, rows, isOpaque, seed }) => {
        const height = rows.reduce((sum, count) => sum + count, 0);
        // A canvas keeps colours exactly only where nothing shines through.
        const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
          at % 4 === 3 ? 255 : (at * seed) % 256,
        );
        const file = await fileOf(encodePng(cut(pixels, width, rows), { width, height, isOpaque }));
        const decoded = await decode(file);
        expect([decoded.width, decoded.height]).toEqual([width, height]);
        expect(Buffer.from(decoded.data).equals(Buffer.from(pixels))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('lets through what is behind it', async () => {
    const pixels = Uint8ClampedArray.of(0, 0, 0, 0, 255, 0, 0, 255);
    const { data } = await decode(
      await fileOf(encodePng([pixels], { width: 2, height: 1, isOpaque: false })),
    );
    expect([...data]).toEqual([...pixels]);
  });

  it('may be larger than any canvas, and is never in memory as a whole', async () => {
    const [width, height, rows] = [70_000, 2_000, 10];
    const strip = new Uint8ClampedArray(width * rows * 4).fill(255);
    let made = 0;
    function* strips(): Generator<Uint8ClampedArray> {
      for (; made < height / rows; made += 1) yield strip;
    }
    const parts = encodePng(strips(), { width, height, isOpaque: true });
    const begin = [await parts.next(), await parts.next()].map(({ value }) => value ?? new Uint8Array());
    expect(made).toBeLessThan(20);
    const file = new Uint8Array(Buffer.concat([...begin, await fileOf(parts)]));
    expect(file.length).toBeLessThan(1_000_000);
    expect(new DataView(file.buffer).getUint32(16)).toBe(width);
  });

  it('with rows missing is a fault of whoever made it', async () => {
    const pixels = new Uint8ClampedArray(8);
    await expect(fileOf(encodePng([pixels], { width: 1, height: 3, isOpaque: true }))).rejects.toThrow(
      /3 rows/,
    );
  });
});

describe('a text in a picture', () => {
  const pixels = new Uint8ClampedArray(4);
  const picture = async (...extra: Uint8Array[]) =>
    fileOf(encodePng([pixels], { width: 1, height: 1, isOpaque: false, extra }));

  it('is found by its name, and the picture stays one', async () => {
    const file = await picture(await pngText('other', 'no'), await pngText('drawing', '{"ä": "€ 🎈"}'));
    expect(await readPngText(file, 'drawing', 1000)).toBe('{"ä": "€ 🎈"}');
    expect(await readPngText(file, 'nothing', 1000)).toBeUndefined();
    expect((await decode(file)).width).toBe(1);
  });

  it('that unpacks to more than anybody wants is none', async () => {
    const file = await picture(await pngText('drawing', 'x'.repeat(10_000_000)));
    expect(file.length).toBeLessThan(20_000);
    expect(await readPngText(file, 'drawing', 1_000_000)).toBeUndefined();
  });

  it('of a damaged file is none', async () => {
    const text = await pngText('drawing', 'some words');
    const file = await picture(text);
    const lies = pngChunk('iTXt', new TextEncoder().encode('drawing\0\x01\0\0\0not zlib'));
    expect(await readPngText(await picture(lies), 'drawing', 1000)).toBeUndefined();
    for (let length = 0; length < file.length; length += 1) {
      const read = await readPngText(file.slice(0, length), 'drawing', 1000);
      expect([undefined, 'some words']).toContain(read);
    }
  });
});
