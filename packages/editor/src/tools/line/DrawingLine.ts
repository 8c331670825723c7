import { distance, type NewShape, type Point, placePoints, type Shape } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import type { PointerInput } from '../stateNode.ts';
import { hitTolerance } from '../toolContext.ts';
import { Drawing } from './Drawing.ts';

/** With fewer points, a line that comes back to its first one has no inside. */
const MIN_CORNERS = 3;

/** A line is being made. It is closed by a click on its first point. */
export class DrawingLine extends Drawing {
  protected override tipAt(pointer: PointerInput): Point {
    const [first] = this.points;
    const isBack =
      first &&
      distance(first, pointer.page) <= CLOSING_REACH * hitTolerance(this.context, pointer.pointerType);
    return isBack && this.points.length >= MIN_CORNERS ? first : super.tipAt(pointer);
  }

  protected override makeShape(points: readonly Point[]): Shape | undefined {
    const placed = placePoints(points);
    if (placed.w === 0 && placed.h === 0) return undefined;
    return draftShape({ id: this.id, type: 'line', ...placed, style: this.context.style });
  }

  protected override toWrite(shape: Shape): NewShape<Shape> | undefined {
    if (shape.type !== 'line') return undefined;
    const { id, type, x, y, w, h, packed, style } = shape;
    return { id, type, x, y, w, h, packed, style };
  }

  protected override endsAt(points: readonly Point[]): boolean {
    return points.length > MIN_CORNERS && points.at(-1) === points[0];
  }
}

/** Of how far beside a line a click hits it. */
const CLOSING_REACH = 1.5;
