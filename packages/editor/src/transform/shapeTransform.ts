import type { ShapeRecord } from '@drawbridge/board';
import type { Stretch } from './stretch.ts';
import type { Turn } from './turn.ts';

/** How a shape type follows when everything is stretched or turned, as far as it does not just as its box. */
export interface ShapeTransform<Shape extends ShapeRecord> {
  stretch?(shape: Shape, stretch: Stretch): Shape;
  turn?(shape: Shape, turn: Turn): Shape;
  /** Its corners keep the ratio of width to height by themselves, and with Shift they do not. */
  readonly keepsRatio?: true;
  /** Only the left and right of its sides can be dragged. */
  readonly isAsHighAsItsContent?: true;
  /** It is never turned. */
  readonly staysUpright?: true;
}
