import type { Box, Point, ShapeRecord, StyleKey } from '@drawbridge/board';
import type { Context2D } from './context2D.ts';
import type { DrawFrame } from './drawFrame.ts';
import type { Label } from './text/label.ts';
import type { Theme } from './theme.ts';

/**
 * The behaviour half of a shape type. Everything here is local: the origin is the shape's (x, y), and it is
 * not rotated; shapes/placed.ts takes care of where the shape lies.
 */
export interface ShapeUtil<Shape extends ShapeRecord> {
  /** The properties of a style that it has at all. */
  readonly styleKeys: readonly StyleKey[];
  /** What the selection box surrounds. */
  bounds(shape: Shape): Box;
  /** The line that a click or a brush has to touch. */
  outline(shape: Shape): readonly Point[];
  /** How broad its line is, in page px, where that is not what its style says. */
  lineWidth?(shape: Shape): number;
  /** How far paint reaches beyond the outline, in page px. */
  reach(shape: Shape): number;
  /** Whether the inside belongs to the shape, so that a click there hits it. */
  isFilled(shape: Shape): boolean;
  /**
   * Pure: the same record and frame always paint the same, and never too thin to see. It sets whatever of the context it
   * depends on, but for the transform and globalAlpha, which are the shape's; the line dash is left empty.
   */
  draw(context: Context2D, shape: Shape, frame: DrawFrame): void;
  /** Where its text goes, if it can have any: drawn over it, and edited there. Its outline and reach need not heed it. */
  label?(shape: Shape): Label;
  /** The CSS colour of its text; that of its line without it. */
  labelColor?(shape: Shape, theme: Theme): string;
  /** The box, in page px, that the shape needs with its text; without it, text changes no box. */
  fitText?(shape: Shape): Box;
}
