import { readPacked, writePacked } from './packed.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** A line through some points. Where the last is the first it is closed, and can be filled. */
export interface LineShape extends ShapeRecord<'line'> {
  /** The points as packPoints writes them, two or more, relative to the shape's (x, y). Written anew when one moves. */
  readonly packed: Uint8Array;
  readonly text: string;
}

export const lineSchema: ShapeSchema<LineShape> = {
  type: 'line',
  read: (record, fields) => ({ ...record, type: 'line', packed: readPacked(fields), text: readText(fields) }),
  write: (shape) => ({ ...writePacked(shape.packed), ...writeText(shape.text) }),
};
