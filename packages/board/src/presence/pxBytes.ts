import type { ByteReader, ByteWriter } from '../bytes.ts';
import { parseCoordinate, parseRotation, parseSize } from '../number.ts';

/* Positions and sizes are in steps of 0.1 / 2^4 page px, angles of a ten-thousandth of a radian. */
const STEPS_PER_PX = 160;
const STEPS_PER_RADIAN = 10_000;

export function writePx(writer: ByteWriter, px: number): void {
  writer.int(Math.round(parseCoordinate(px) * STEPS_PER_PX));
}

export function readPx(reader: ByteReader): number {
  return parseCoordinate(reader.int() / STEPS_PER_PX);
}

export function readSize(reader: ByteReader): number {
  return parseSize(reader.int() / STEPS_PER_PX);
}

export function writeRotation(writer: ByteWriter, radians: number): void {
  writer.int(Math.round(parseRotation(radians) * STEPS_PER_RADIAN));
}

export function readRotation(reader: ByteReader): number {
  return parseRotation(reader.int() / STEPS_PER_RADIAN);
}
