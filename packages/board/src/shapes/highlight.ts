import { readPacked, writePacked } from './packed.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** A stroke of a broad, see-through pen, of the same width everywhere. */
export interface HighlightShape extends ShapeRecord<'highlight'> {
  /** As of a freehand stroke; pressure counts for nothing. */
  readonly packed: Uint8Array;
}

export const highlightSchema: ShapeSchema<HighlightShape> = {
  type: 'highlight',
  read: (record, fields) => ({ ...record, type: 'highlight', packed: readPacked(fields) }),
  write: (shape) => writePacked(shape.packed),
};
