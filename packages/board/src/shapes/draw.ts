import { isPenStroke } from '../points.ts';
import { readPacked, writePacked } from './packed.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** A freehand stroke. `strokePoints` unpacks it, `packedBounds` tells how far it goes. */
export interface DrawShape extends ShapeRecord<'draw'> {
  /** The points as packPoints wrote them, relative to the shape's (x, y); never changed after the stroke is finished. */
  readonly packed: Uint8Array;
  /** Drawn with a stylus, so that the pressure was measured. */
  readonly isPen: boolean;
}

export const drawSchema: ShapeSchema<DrawShape> = {
  type: 'draw',
  read(record, fields) {
    const packed = readPacked(fields);
    return { ...record, type: 'draw', packed, isPen: isPenStroke(packed) };
  },
  write: (shape) => writePacked(shape.packed),
};
