import { deflate } from './deflate.ts';
import { PNG_SIGNATURE, pngChunk } from './pngChunk.ts';

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

/** Colour types of the specification. */
const RGB = 2;
const RGBA = 6;
/** Each byte is written as its difference to the one above it: what is drawn looks much the same from row to row. */
const UP = 2;

interface PngOptions extends PngSize {
  /** Nothing of it lets anything shine through. */
  readonly isOpaque: boolean;
  /** Chunks that say something beside the picture. */
  readonly extra?: readonly Uint8Array[];
}

/**
 * A PNG file, in parts, of strips of rows as a canvas gives them (RGBA, from the top). No more of it is in memory than a strip, so
 * that it may be larger than any canvas.
 */
export async function* encodePng(
  strips: Iterable<Uint8ClampedArray> | AsyncIterable<Uint8ClampedArray>,
  { width, height, isOpaque, extra = [] }: PngOptions,
): AsyncGenerator<Uint8Array> {
  yield PNG_SIGNATURE;
  yield pngChunk('IHDR', header({ width, height }, isOpaque ? RGB : RGBA));
  yield* extra;
  for await (const part of deflate(filteredRows(strips, { width, height, isOpaque }))) {
    if (part.length > 0) yield pngChunk('IDAT', part);
  }
  yield pngChunk('IEND');
}

/** Size, eight bits a channel, colour type; compression, filters and interlacing are the only or the plain ones. */
function header({ width, height }: PngSize, colorType: number): Uint8Array {
  const content = new Uint8Array(13);
  const view = new DataView(content.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  content.set([8, colorType, 0, 0, 0], 8);
  return content;
}

/** Each row with the number of its filter before it. */
async function* filteredRows(
  strips: Iterable<Uint8ClampedArray> | AsyncIterable<Uint8ClampedArray>,
  { width, height, isOpaque }: PngOptions,
): AsyncGenerator<Uint8Array> {
  const rowBytes = width * 4;
  let above = new Uint8ClampedArray(rowBytes);
  let count = 0;
  for await (const strip of strips) {
    const rows = strip.length / rowBytes;
    const filtered = filterStrip(strip, above, isOpaque);
    above = strip.slice(-rowBytes);
    count += rows;
    yield filtered;
  }
  if (count !== height)
    throw new Error(`The strips of a picture must have ${height} rows together, not ${count}.`);
}

function filterStrip(strip: Uint8ClampedArray, first: Uint8ClampedArray, isOpaque: boolean): Uint8Array {
  const rowBytes = first.length;
  const rows = strip.length / rowBytes;
  const step = isOpaque ? 3 : 4;
  const filtered = new Uint8Array(rows * (1 + (rowBytes / 4) * step));
  let above = first;
  let to = 0;
  for (let row = 0; row < rows; row += 1) {
    const current = strip.subarray(row * rowBytes, (row + 1) * rowBytes);
    filtered[to] = UP;
    to += 1;
    for (let at = 0; at < rowBytes; at += 4) {
      // Bytes wrap around by themselves.
      for (let channel = at; channel < at + step; channel += 1) {
        filtered[to] = (current[channel] ?? 0) - (above[channel] ?? 0);
        to += 1;
      }
    }
    above = current;
  }
  return filtered;
}
