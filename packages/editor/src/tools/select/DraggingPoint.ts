import { distance, type Point, type ShapeId } from '@drawbridge/board';
import { type FoundEnds, settleEnds } from '../../binding/arrowEnds.ts';
import { existingEnd } from '../../binding/existingEnd.ts';
import { type FoundBinding, findBinding } from '../../binding/findBinding.ts';
import { createRest } from '../../binding/rest.ts';
import { pointOf } from '../../handles/pointHandles.ts';
import { insertPoint, isClosed, movePoint } from '../../points/editPoints.ts';
import {
  type Ends,
  editablePoints,
  isLinear,
  type Linear,
  patchTo,
  withPoints,
} from '../../points/lineEdit.ts';
import { removePointOf } from '../../points/removePointOf.ts';
import { snapAngle } from '../line/snapAngle.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance, isDrag } from '../toolContext.ts';

/**
 * A point of the selected line is being dragged, or a new one out of the middle of a piece. Ends of arrows bind to shapes as
 * when they are drawn. A click chooses the point, with Alt it takes it away.
 */
export class DraggingPoint extends StateNode {
  private readonly rest = createRest(this.context.clock, () => this.pointer && this.show(this.pointer));
  private id: ShapeId = '';
  private grabbed: { readonly kind: 'point' | 'between'; readonly index: number } | undefined;
  private pointer: PointerInput | undefined;
  private hasMoved = false;

  override get cursor(): string {
    return 'grabbing';
  }

  override onEnter(pointer: PointerInput): void {
    const { handles, selection } = this.context;
    const [id = ''] = selection.ids;
    this.id = id;
    this.grabbed = handles.grabbed && pointOf(handles.grabbed);
    this.pointer = pointer;
    this.hasMoved = false;
    this.context.snapping.begin(new Set([id]));
  }

  override onPointerMove(pointer: PointerInput): void {
    this.pointer = pointer;
    this.hasMoved ||= isDrag(pointer);
    if (!this.hasMoved) return;
    this.rest.move(pointer.screen);
    this.show(pointer);
  }

  override onPointerUp(pointer: PointerInput): void {
    this.onPointerMove(pointer);
    if (this.hasMoved) this.commit(pointer);
    else this.click(pointer);
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.rest.end();
    this.context.snapping.end();
    this.context.bindingHint.show(undefined);
    this.context.preview.end('cancelled');
  }

  private show(pointer: PointerInput): void {
    const { preview } = this.context;
    const shown = this.editedBy(pointer);
    if (shown) preview.show({ kind: 'reshape', shapes: new Map([[this.id, shown]]) });
    else preview.end('cancelled');
  }

  private commit(pointer: PointerInput): void {
    const { store, steps, preview, chosenPoint } = this.context;
    const shown = this.editedBy(pointer);
    if (!shown || !this.grabbed) return;
    steps.run(() => store.update(this.id, patchTo(shown)));
    preview.end('committed');
    chosenPoint.choose(this.grabbed.kind === 'between' ? this.grabbed.index + 1 : this.grabbed.index);
  }

  private click({ alt, clicks }: PointerInput): void {
    const { chosenPoint, editText } = this.context;
    if (!this.grabbed) return;
    const { kind, index } = this.grabbed;
    // In the middle of the way is its text.
    if (kind === 'between' && clicks === 2) editText(this.id);
    if (kind === 'between') return;
    if (alt) removePointOf(this.context, this.id, index);
    else chosenPoint.choose(index);
  }

  /** The line as it is now, but for what is dragged. Others may have changed it, or taken it away. */
  private editedBy(pointer: PointerInput): Linear | undefined {
    const { store } = this.context;
    const shape = store.get(this.id);
    if (!isLinear(shape) || !this.grabbed) return undefined;
    const { kind, index } = this.grabbed;
    const before = editablePoints(shape);
    const points = kind === 'between' ? insertPoint(before, index, pointer.page) : before;
    const at = kind === 'between' ? index + 1 : index;
    if (at >= points.length) return undefined;
    const edited = movePoint(points, at, this.placeOf(shape, points, at, pointer));
    return withPoints(shape, edited, this.endsOf(shape, edited, at, pointer), store.get);
  }

  private placeOf(shape: Linear, points: readonly Point[], at: number, pointer: PointerInput): Point {
    const neighbour = points[at - 1] ?? points[at + 1];
    if (pointer.shift && neighbour) return snapAngle(neighbour, pointer.page);
    const opposite = at === 0 ? points.at(-1) : points[0];
    const isEnd = at === 0 || at === points.length - 1;
    const closes = shape.type === 'line' && isEnd && points.length > MIN_OPEN_POINTS && !isClosed(points);
    const reach = hitTolerance(this.context, pointer.pointerType);
    if (closes && opposite && distance(opposite, pointer.page) <= reach) return opposite;
    return this.snapped(shape, isEnd, pointer);
  }

  /** What it would be bound to decides more about where an end is than what it would be in line with. */
  private snapped(shape: Linear, isEnd: boolean, { page, ctrl }: PointerInput): Point {
    const binds = shape.type === 'arrow' && isEnd && !ctrl && this.find(page) !== undefined;
    return binds ? page : this.context.snapping.point(page, ctrl);
  }

  /** What the ends hold on to: as before, except for the one that is dragged. */
  private endsOf(shape: Linear, points: readonly Point[], at: number, pointer: PointerInput): Ends {
    const { bindingHint, store } = this.context;
    if (shape.type !== 'arrow') return {};
    const isStart = at === 0;
    if (!isStart && at < points.length - 1) return shape;
    const found = pointer.ctrl ? undefined : this.find(points[at] ?? pointer.page);
    const other = existingEnd(isStart ? shape.end : shape.start, store.get);
    const both: FoundEnds = isStart ? { start: found, end: other } : { start: other, end: found };
    const { start, end } = settleEnds(both, points, shape.style);
    bindingHint.show((isStart ? start : end)?.hint);
    return { start: start?.binding, end: end?.binding };
  }

  private find(point: Point): FoundBinding | undefined {
    const { scene, viewport } = this.context;
    return findBinding(scene, { point, zoom: viewport.camera.zoom, isExact: this.rest.isResting });
  }
}

/** Of three points, the last can be dragged to the first, and makes an inside of nothing. */
const MIN_OPEN_POINTS = 3;
