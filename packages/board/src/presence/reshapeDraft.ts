import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from '../bytes.ts';
import type { ShapeRecord } from '../shapes/shape.ts';
import { readPx, readRotation, readSize, writePx, writeRotation } from './pxBytes.ts';

/** LIMIT of shapes that others see being resized or turned; further ones they see when that ends. */
export const MAX_DRAFT_RESHAPED = 100;
/** LIMIT of the bytes that they take: a message holds twice as much, and there are thirty of them a second. */
const MAX_RESHAPE_BYTES = 8 * 1024;
const MAX_NAME_BYTES = 64;

/** Shapes of the board that somebody is just resizing, turning, bending or erasing: where each has got to. */
export interface ReshapeDraft {
  readonly kind: 'reshape';
  readonly shapes: readonly ReshapedShape[];
}

export interface ReshapedShape extends Pick<ShapeRecord, 'id' | 'x' | 'y' | 'w' | 'h' | 'rotation'> {
  /** In page px, where that changes too. */
  readonly fontSize?: number;
  /** 0 to 1, where that changes too: while it is erased. */
  readonly opacity?: number;
  /** Of a line, an arrow or a mirrored stroke: its points now, as packPoints writes them. */
  readonly packed?: Uint8Array;
}

/*
 * A count, and each shape as a varint length and: id, place, size and angle, one byte of flags, what they announce. What a later
 * version adds at its end is skipped thanks to the length.
 */
const FONT_SIZE_FLAG = 1;
const PACKED_FLAG = 2;
const OPACITY_FLAG = 4;
const FONT_STEPS_PER_PX = 10;
const OPACITY_STEPS = 255;

export function writeReshape(writer: ByteWriter, { shapes }: ReshapeDraft): void {
  const fitting: Uint8Array[] = [];
  let left = MAX_RESHAPE_BYTES;
  for (const shape of shapes.slice(0, MAX_DRAFT_RESHAPED)) {
    const bytes = packShape(shape);
    if (bytes.length > left) continue;
    left -= bytes.length;
    fitting.push(bytes);
  }
  writer.uint(fitting.length);
  for (const bytes of fitting) writer.bytes(bytes);
}

function packShape(shape: ReshapedShape): Uint8Array {
  const { id, x, y, w, h, rotation, fontSize, packed, opacity } = shape;
  const writer = createByteWriter();
  writer.text(id);
  for (const px of [x, y, w, h]) writePx(writer, px);
  writeRotation(writer, rotation);
  writer.byte(
    (fontSize === undefined ? 0 : FONT_SIZE_FLAG) |
      (packed ? PACKED_FLAG : 0) |
      (opacity === undefined ? 0 : OPACITY_FLAG),
  );
  if (fontSize !== undefined) writer.uint(Math.round(fontSize * FONT_STEPS_PER_PX));
  if (packed) writer.bytes(packed);
  if (opacity !== undefined) writer.byte(Math.round(opacity * OPACITY_STEPS));
  return writer.finish();
}

/** `undefined` when there are more than anybody sends, or one that cannot be read. */
export function readReshape(reader: ByteReader): ReshapeDraft | undefined {
  const count = reader.uint();
  if (count > MAX_DRAFT_RESHAPED) return undefined;
  const shapes: ReshapedShape[] = [];
  while (shapes.length < count && reader.ok) {
    const own = createByteReader(reader.bytes());
    shapes.push(readReshaped(own));
    if (!own.ok) return undefined;
  }
  return { kind: 'reshape', shapes };
}

function readReshaped(reader: ByteReader): ReshapedShape {
  const id = reader.text(MAX_NAME_BYTES);
  const place = { x: readPx(reader), y: readPx(reader), w: readSize(reader), h: readSize(reader) };
  const rotation = readRotation(reader);
  const flags = reader.byte();
  const fontSize = flags & FONT_SIZE_FLAG ? { fontSize: reader.uint() / FONT_STEPS_PER_PX } : {};
  const packed = flags & PACKED_FLAG ? { packed: reader.bytes() } : {};
  const opacity = flags & OPACITY_FLAG ? { opacity: reader.byte() / OPACITY_STEPS } : {};
  return { id, ...place, rotation, ...fontSize, ...packed, ...opacity };
}
