import { joinBytes, PNG_SIGNATURE, pngChunk } from '@drawbridge/formats';

/** A PNG file as it grows, from top to bottom: no more of it is in memory than some rows, and what they were packed into. */
export interface PngWriter {
  /** Whole rows of the picture, as many bytes a px as it has. */
  addRows(rows: Uint8Array): Promise<void>;
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

const BITS = 8;
const RGB = 2;
const RGBA = 6;
/** Each byte is told by the one above it: most of a drawing goes on downwards. */
const FILTER_UP = 2;

export function createPngWriter({ width, height, hasAlpha }: PngHead): PngWriter {
  const stream = new CompressionStream('deflate');
  const writer = stream.writable.getWriter();
  const packing = collect(stream.readable);
  // Whoever waits for the end hears of it.
  packing.catch(() => {});
  const rowBytes = width * (hasAlpha ? 4 : 3);
  let above = new Uint8Array(rowBytes);

  function filter(rows: Uint8Array): Uint8Array<ArrayBuffer> {
    const count = rows.length / rowBytes;
    const filtered = new Uint8Array(rows.length + count);
    for (let row = 0; row < count; row += 1) {
      const own = rows.subarray(row * rowBytes, (row + 1) * rowBytes);
      const at = row * (rowBytes + 1);
      filtered[at] = FILTER_UP;
      for (let x = 0; x < rowBytes; x += 1) filtered[at + 1 + x] = (own[x] ?? 0) - (above[x] ?? 0);
      above = own.slice();
    }
    return filtered;
  }

  return {
    addRows: (rows) => writer.write(filter(rows)),
    async end() {
      await writer.close();
      const head = new Uint8Array(13);
      const view = new DataView(head.buffer);
      view.setUint32(0, width);
      view.setUint32(4, height);
      head.set([BITS, hasAlpha ? RGBA : RGB], 8);
      const data = (await packing).map((packed) => pngChunk('IDAT', packed));
      return joinBytes([PNG_SIGNATURE, pngChunk('IHDR', head), ...data, pngChunk('IEND')]);
    },
  };
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) pieces.push(read.value);
  return pieces;
}
