import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPngWriter } from './pngWriter.ts';

/** As another program reads it. */
async function pixelsOf(png: Uint8Array, width: number, height: number): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

it('what is written row by row reads as it was, in how many pieces it ever came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat(255)),
      async (width, pieces, values) => {
        const height = pieces.reduce((sum, rows) => sum + rows, 0);
        const png = createPngWriter({ width, height, hasAlpha: false });
        const written: number[] = [];
        for (const rows of pieces) {
          const bytes = Array.from({ length: rows * width * 3 }, () => values.next().value ?? 0);
          written.push(...bytes);
          await png.addRows(Uint8Array.from(bytes));
        }
        const read = await pixelsOf(await png.end(), width, height);
        expect([...read].filter((_, at) => at % 4 < 3)).toEqual(written);
      },
    ),
    { numRuns: 25 },
  );
});

it('what is transparent stays so', async () => {
  const png = createPngWriter({ width: 2, height: 1, hasAlpha: true });
  await png.addRows(Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 0));
  expect([...(await pixelsOf(await png.end(), 2, 1))]).toEqual([255, 0, 0, 255, 0, 0, 0, 0]);
});
