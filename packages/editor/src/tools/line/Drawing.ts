import { createShapeId, type NewShape, type Point, type Shape, type ShapeId } from '@drawbridge/board';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';
import { snapAngle } from './snapAngle.ts';

/** LIMIT of points of one line: more than anybody clicks. */
const MAX_POINTS = 500;

/**
 * A line is being made. A drag makes one of two points; after a click there is a point at each further one, until Enter, a
 * double click or Escape ends it. What the pointer would add is shown, and not placed before it comes up.
 */
export abstract class Drawing extends StateNode {
  protected id: ShapeId = '';
  /** Those that are placed; the pointer is at the next. */
  protected points: readonly Point[] = [];
  protected pointer: PointerInput | undefined;
  private isPlacing = false;

  /** The line through these points, the last being where the pointer is; nothing for what cannot be seen. */
  protected abstract makeShape(points: readonly Point[], pointer: PointerInput): Shape | undefined;
  /** What to write of a shape that makeShape made. */
  protected abstract toWrite(shape: Shape): NewShape<Shape> | undefined;
  /** Whether the line is complete with this point. */
  protected abstract endsAt(points: readonly Point[], pointer: PointerInput): boolean;

  override get isBuilding(): boolean {
    return this.isPlacing;
  }

  override onEnter(pointer: PointerInput): void {
    this.id = createShapeId();
    this.context.snapping.begin(NOTHING);
    this.points = [this.snapped(pointer)];
    this.isPlacing = false;
    this.pointer = pointer;
  }

  override onPointerDown(pointer: PointerInput): void {
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    this.pointer = pointer;
    this.show();
  }

  override onPointerUp(pointer: PointerInput): void {
    this.pointer = pointer;
    if (!this.isPlacing && !isDrag(pointer)) {
      this.isPlacing = true;
      return;
    }
    const isRepeated = this.isPlacing && pointer.clicks > 1 && !isDrag(pointer);
    if (isRepeated) this.finish();
    else this.place(pointer);
  }

  /** Enter. */
  override onConfirm(): void {
    this.finish();
  }

  /** The last point was a slip. */
  override onTakeBack(): void {
    if (this.points.length <= 1) {
      this.goTo('idle');
      return;
    }
    this.points = this.points.slice(0, -1);
    this.show();
  }

  override onCancel(): void {
    if (this.isPlacing) this.finish();
    else this.goTo('idle');
  }

  /** A second finger in the middle of a line is for the camera; the line goes on. */
  override onInterrupt(): void {
    if (!this.isPlacing) this.goTo('idle');
  }

  override onExit(): void {
    // Another tool was taken, in the middle of a line.
    if (this.isPlacing) this.commit();
    this.points = [];
    this.isPlacing = false;
    this.context.snapping.end();
    this.context.preview.end('cancelled');
  }

  protected show(): void {
    const shape = this.pointer && this.makeShape(this.pointsTo(this.pointer), this.pointer);
    if (shape) this.context.preview.show({ kind: 'shape', shape });
    else this.context.preview.end('cancelled');
  }

  /** With where the pointer is. */
  private pointsTo(pointer: PointerInput): readonly Point[] {
    const tip = this.tipAt(pointer);
    // From the middle: the beginning is as far to the other side.
    if (pointer.alt && !this.isPlacing) return [...this.points.map((point) => mirrored(point, tip)), tip];
    return [...this.points, tip];
  }

  protected tipAt(pointer: PointerInput): Point {
    const last = this.points.at(-1);
    return pointer.shift && last ? snapAngle(last, pointer.page) : this.snapped(pointer);
  }

  /** Where the pointer puts a point, if nothing else says where. */
  protected snapped({ page, ctrl }: PointerInput): Point {
    return this.context.snapping.point(page, ctrl);
  }

  private place(pointer: PointerInput): void {
    const points = this.pointsTo(pointer);
    const isComplete = !this.isPlacing || this.endsAt(points, pointer) || points.length >= MAX_POINTS;
    this.points = points;
    if (isComplete) this.finish();
    else this.show();
  }

  private finish(): void {
    const id = this.commit();
    this.goTo('idle');
    if (id !== undefined) this.context.finishCreating([id]);
  }

  /** Writes the line through the points that are placed; nothing for a single one. */
  private commit(): ShapeId | undefined {
    const { store, steps, preview } = this.context;
    const shape = this.pointer && this.points.length > 1 && this.makeShape(this.points, this.pointer);
    const written = shape && this.toWrite(shape);
    this.isPlacing = false;
    if (!written) return undefined;
    steps.run(() => store.create(written));
    preview.end('committed');
    return this.id;
  }
}

const NOTHING: ReadonlySet<ShapeId> = new Set();

function mirrored(point: Point, tip: Point): Point {
  return { x: 2 * point.x - tip.x, y: 2 * point.y - tip.y };
}
