import { type Box, type Shape, unionBoxes } from '@drawbridge/board';
import { paintBounds } from '../shapes/placed.ts';

/** The upright box around everything that these shapes paint, in page px. */
export function pictureBox(shapes: readonly Shape[]): Box | undefined {
  return unionBoxes(shapes.map(paintBounds));
}
