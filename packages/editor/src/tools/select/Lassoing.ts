import { boxAroundPoints, distance, type Point, type Shape, type ShapeId } from '@drawbridge/board';
import { isSwept, isWithinLoop } from '../../shapes/placed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { createTouchedShapes, type TouchedShapes } from './touchedShapes.ts';

/** The loop has a corner this often, in screen px. */
const MIN_STEP_PX = 4;
/** LIMIT of corners: eight screens of way. A longer loop ends where it is. */
const MAX_POINTS = 2000;

/**
 * A loop is being drawn; what it goes round, or over, is selected. With each new corner only those shapes are looked at that are
 * near the triangle by which the loop grew or shrank.
 */
export class Lassoing extends StateNode {
  private touched: TouchedShapes | undefined;
  private points: Point[] = [];
  /** What the line went over stays selected, wherever the loop closes. */
  private readonly crossed = new Set<ShapeId>();
  private unfollow = () => {};

  override onEnter(pointer: PointerInput): void {
    this.touched = createTouchedShapes(this.context);
    this.points = [pointer.originPage];
    this.crossed.clear();
    this.unfollow = this.context.store.onChange(({ removed }) => {
      for (const id of removed) this.touched?.forget(id);
    });
    this.onPointerMove(pointer);
  }

  override onPointerMove({ samples }: PointerInput): void {
    for (const sample of samples) this.extend(sample);
    this.touched?.publishSome();
    this.context.preview.show({ kind: 'lasso', points: this.points });
  }

  override onPointerUp(): void {
    this.touched?.publish();
    this.goTo('idle');
  }

  override onInterrupt(): void {
    this.touched?.publish();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.touched?.takeBack();
    this.goTo('idle');
  }

  override onExit(): void {
    this.unfollow();
    this.context.preview.end('cancelled');
  }

  private extend({ x, y }: Point): void {
    const to = { x, y };
    const [first = to, from = to] = [this.points[0], this.points.at(-1)];
    const minStep = MIN_STEP_PX / this.context.viewport.camera.zoom;
    if (distance(from, to) < minStep || this.points.length >= MAX_POINTS) return;
    this.points.push(to);
    for (const shape of this.context.scene.touching(boxAroundPoints([first, from, to]))) {
      if (!shape.locked) this.touched?.mark(shape.id, this.takes(shape, from, to));
    }
  }

  private takes(shape: Shape, from: Point, to: Point): boolean {
    if (!this.crossed.has(shape.id) && isSwept(shape, from, to, 0)) this.crossed.add(shape.id);
    return this.crossed.has(shape.id) || isWithinLoop(shape, this.points);
  }
}
