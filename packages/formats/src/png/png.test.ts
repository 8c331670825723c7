import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { insertPngChunk, pngChunk } from './pngChunk.ts';
import { pngText, readPngText } from './pngText.ts';

/** The px that a program without ours sees. */
async function decode(file: Uint8Array) {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

describe('a text in a picture', () => {
  const picture = (...chunks: Uint8Array[]): Uint8Array<ArrayBuffer> =>
    chunks.reduce<Uint8Array<ArrayBuffer>>(
      insertPngChunk,
      new Uint8Array(createCanvas(1, 1).toBuffer('image/png')),
    );

  it('is found by its name, and the picture stays one', async () => {
    const file = picture(await pngText('other', 'no'), await pngText('drawing', '{"ä": "€ 🎈"}'));
    expect(await readPngText(file, 'drawing', 1000)).toBe('{"ä": "€ 🎈"}');
    expect(await readPngText(file, 'nothing', 1000)).toBeUndefined();
    expect((await decode(file)).width).toBe(1);
  });

  it('that unpacks to more than anybody wants is none', async () => {
    const file = picture(await pngText('drawing', 'x'.repeat(10_000_000)));
    expect(file.length).toBeLessThan(20_000);
    expect(await readPngText(file, 'drawing', 1_000_000)).toBeUndefined();
  });

  it('of a damaged file is none', async () => {
    const text = await pngText('drawing', 'some words');
    const file = picture(text);
    const lies = pngChunk('iTXt', new TextEncoder().encode('drawing\0\x01\0\0\0not zlib'));
    expect(await readPngText(picture(lies), 'drawing', 1000)).toBeUndefined();
    for (let length = 0; length < file.length; length += 1) {
      const read = await readPngText(file.slice(0, length), 'drawing', 1000);
      expect([undefined, 'some words']).toContain(read);
    }
  });
});
