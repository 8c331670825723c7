import type { ShapeFields } from './shape.ts';

const PACKED_KEY = 'p';
const NO_POINTS = new Uint8Array();

/** Bytes of packPoints; none when there is something else. They are unpacked by whoever needs the points. */
export function readPacked(fields: ShapeFields): Uint8Array {
  const value = fields.get(PACKED_KEY);
  return value instanceof Uint8Array ? value : NO_POINTS;
}

export function writePacked(packed: Uint8Array): Readonly<Record<string, unknown>> {
  return { [PACKED_KEY]: packed };
}
