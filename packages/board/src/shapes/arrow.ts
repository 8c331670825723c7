import { readPacked } from './draw.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** A line of straight segments with heads, as its style says. */
export interface ArrowShape extends ShapeRecord<'arrow'> {
  /** The corners as packPoints writes them, two or more, relative to the shape's (x, y). Written anew when an end moves. */
  readonly packed: Uint8Array;
}

export const arrowSchema: ShapeSchema<ArrowShape> = {
  type: 'arrow',
  read: (record, fields) => ({ ...record, type: 'arrow', packed: readPacked(fields.get('p')) }),
  write: (shape) => ({ p: shape.packed }),
};
