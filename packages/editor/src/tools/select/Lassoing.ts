import { boxAroundPoints, distance, type Point, type Shape, type ShapeId } from '@drawbridge/board';
import { isSwept, isWithinLoop } from '@drawbridge/shapes';
import type { PointerInput } from '../stateNode.ts';
import { SelectingTouched } from './SelectingTouched.ts';

/** The loop has a corner this often, in screen px. */
const MIN_STEP_PX = 4;
/** LIMIT of corners: eight screens of way. A longer loop ends where it is. */
const MAX_POINTS = 2000;

/**
 * A loop is being drawn; what it goes round, or over, is selected. With each new corner only those shapes are looked at that are
 * near the triangle by which the loop grew or shrank.
 */
export class Lassoing extends SelectingTouched {
  private points: Point[] = [];
  /** What the line went over stays selected, wherever the loop closes. */
  private readonly crossed = new Set<ShapeId>();

  override onEnter(pointer: PointerInput): void {
    this.points = [pointer.originPage];
    this.crossed.clear();
    super.onEnter(pointer);
  }

  override onPointerMove({ samples }: PointerInput): void {
    for (const sample of samples) this.extend(sample);
    this.touched.publishSome();
    this.context.preview.show({ kind: 'lasso', points: this.points });
  }

  private extend({ x, y }: Point): void {
    const to = { x, y };
    const [first = to, from = to] = [this.points[0], this.points.at(-1)];
    const minStep = MIN_STEP_PX / this.context.viewport.camera.zoom;
    if (distance(from, to) < minStep || this.points.length >= MAX_POINTS) return;
    this.points.push(to);
    for (const shape of this.context.scene.touching(boxAroundPoints([first, from, to]))) {
      if (!shape.locked) this.touched.mark(shape.id, this.takes(shape, from, to));
    }
  }

  private takes(shape: Shape, from: Point, to: Point): boolean {
    if (!this.crossed.has(shape.id) && isSwept(shape, from, to, 0)) this.crossed.add(shape.id);
    return this.crossed.has(shape.id) || isWithinLoop(shape, this.points);
  }
}
