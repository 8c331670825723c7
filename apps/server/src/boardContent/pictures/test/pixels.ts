import type { Box } from '@drawbridge/board';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Of a PNG or SVG file. */
export async function pixelsOf(file: Uint8Array): Promise<Pixels> {
  const image = await loadImage(file);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** How much of the ink of two pictures of the same size differs, 0 to 1. */
export function difference(a: Pixels, b: Pixels): number {
  let [differing, ink] = [0, 0];
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [first, second] = [colorAt(a, x, y), colorAt(b, x, y)];
      if (first.some((value) => value < 250) || second.some((value) => value < 250)) ink++;
      if (first.some((value, at) => Math.abs(value - (second[at] ?? 0)) > TOLERANCE)) differing++;
    }
  }
  return ink === 0 ? 1 : differing / ink;
}

/** Each library smooths edges in its own way. */
const TOLERANCE = 96;

/** Red, green and blue. */
export function colorAt({ data, width }: Pixels, x: number, y: number): readonly number[] {
  const at = (y * width + x) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** A part of a picture, from whole px. */
export function cut({ width, data }: Pixels, { x, y, w, h }: Box): Pixels {
  const [left, top] = [Math.round(x), Math.round(y)];
  const part = new Uint8ClampedArray(w * h * 4);
  for (let row = 0; row < h; row++) {
    const from = ((top + row) * width + left) * 4;
    part.set(data.subarray(from, from + w * 4), row * w * 4);
  }
  return { width: w, height: h, data: part };
}
