import { type StrokePoint, unpackPoints } from '../points.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** A freehand stroke. */
export interface DrawShape extends ShapeRecord<'draw'> {
  /** The points as packPoints wrote them; never changed after the stroke is finished. */
  readonly packed: Uint8Array;
  /** The same points unpacked, relative to the shape's (x, y). */
  readonly points: readonly StrokePoint[];
  /** Drawn with a stylus, so that the pressure was measured. */
  readonly isPen: boolean;
}

export const drawSchema: ShapeSchema<DrawShape> = {
  type: 'draw',
  read(record, fields, previous) {
    const packed = fields.get('p');
    return { ...record, type: 'draw', ...(reusable(previous, packed) ?? unpack(packed)) };
  },
  write: (shape) => ({ p: shape.packed }),
};

/** Moving a stroke must not unpack it again; the renderer, too, keeps its outline as long as `points` is the same. */
function reusable(previous: ShapeRecord | undefined, packed: unknown) {
  if (!previous || !isDraw(previous) || previous.packed !== packed) return undefined;
  return { packed: previous.packed, points: previous.points, isPen: previous.isPen };
}

function unpack(packed: unknown) {
  return { packed: packed instanceof Uint8Array ? packed : new Uint8Array(), ...unpackPoints(packed) };
}

function isDraw(shape: ShapeRecord): shape is DrawShape {
  return shape.type === 'draw';
}
