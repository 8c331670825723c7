import type { ShapeId, StrokePoint, StrokeType, Style } from '@drawbridge/board';

/** A stroke in progress, ours or another's. */
export interface LiveStroke {
  readonly id: ShapeId;
  readonly type: StrokeType;
  readonly style: Style;
  readonly isPen: boolean;
  /** In page px; the same array throughout the stroke, only ever appended to. */
  readonly points: readonly StrokePoint[];
  /** Where the pointer is, ahead of the settled points. */
  readonly tip?: StrokePoint | undefined;
  /** Where it will probably be when the frame is seen; never stored and never sent. */
  readonly predicted?: readonly StrokePoint[] | undefined;
}
