import type { NewShape, Point, Shape } from '@drawbridge/board';
import { arrowThrough, type FoundEnds, settleEnds, writtenArrow } from '../../binding/arrowEnds.ts';
import { type FoundBinding, findBinding } from '../../binding/findBinding.ts';
import { createRest } from '../../binding/rest.ts';
import { Drawing } from '../line/Drawing.ts';
import type { PointerInput } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** An arrow is being made. Where it begins and ends at shapes it holds on to them, unless Ctrl is held. */
export class DrawingArrow extends Drawing {
  private readonly rest = createRest(this.context.clock, () => this.followRest());
  private isStartFree = false;
  private isStartExact = false;
  private ends = NO_ENDS;

  override onEnter(pointer: PointerInput): void {
    super.onEnter(pointer);
    this.isStartFree = pointer.ctrl;
    this.isStartExact = false;
    this.rest.move(pointer.screen);
    this.show();
  }

  override onPointerMove(pointer: PointerInput): void {
    this.rest.move(pointer.screen);
    super.onPointerMove(pointer);
  }

  override onExit(): void {
    super.onExit();
    this.rest.end();
    this.context.bindingHint.show(undefined);
  }

  protected override show(): void {
    super.show();
    const { pointer } = this;
    const { start, end } = this.ends;
    // What it begins at is of interest until it leads somewhere.
    const isAtStart = pointer !== undefined && !this.isBuilding && !isDrag(pointer);
    this.context.bindingHint.show((end ?? (isAtStart ? start : undefined))?.hint);
  }

  /** What it would be bound to decides more about where it ends than what it would be in line with. */
  protected override snapped(pointer: PointerInput): Point {
    const { page, ctrl } = pointer;
    return !ctrl && this.find(page, false) ? page : super.snapped(pointer);
  }

  protected override makeShape(points: readonly Point[], pointer: PointerInput): Shape | undefined {
    const { store, style } = this.context;
    const [first, last] = [points[0], points.at(-1)];
    this.ends = this.endsOf(points, pointer);
    if (points.length === 2 && first?.x === last?.x && first?.y === last?.y) return undefined;
    return arrowThrough({ id: this.id, points, style, ends: this.ends }, store.get);
  }

  protected override toWrite(shape: Shape): NewShape<Shape> | undefined {
    return shape.type === 'arrow' ? writtenArrow(shape) : undefined;
  }

  /** At a shape: that was what it was to reach. */
  protected override endsAt(points: readonly Point[], pointer: PointerInput): boolean {
    const { start, end } = this.endsOf(points, pointer);
    const isAtOther = end !== undefined && end.binding.id !== start?.binding.id;
    return isAtOther || this.context.style.route === 'elbow';
  }

  private endsOf(points: readonly Point[], { ctrl }: PointerInput): FoundEnds {
    const start = this.isStartFree ? undefined : this.find(points[0], this.isStartExact);
    const end = ctrl ? undefined : this.find(points.at(-1), this.rest.isResting);
    return settleEnds({ start, end }, points, this.context.style);
  }

  private find(point: Point | undefined, isExact: boolean): FoundBinding | undefined {
    const { scene, viewport } = this.context;
    return point && findBinding(scene, { point, zoom: viewport.camera.zoom, isExact });
  }

  private followRest(): void {
    const { pointer } = this;
    if (pointer && this.points.length === 1 && !isDrag(pointer)) this.isStartExact = true;
    this.show();
  }
}

const NO_ENDS: FoundEnds = { start: undefined, end: undefined };
