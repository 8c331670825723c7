import { boxCenter, moveBox, type Point, type ShapeId } from '@drawbridge/board';
import { duplicateShapes } from '../../arrange/duplicateShapes.ts';
import { unlocked, withContents } from '../../changeable.ts';
import { frameAt } from '../../frames/membership.ts';
import { moveShapes } from '../../frames/moveShapes.ts';
import type { Axis } from '../../snapping/axis.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';

/** The selection is being dragged, with Alt a copy of it. Until it is dropped only the preview moves, not the document. */
export class Translating extends StateNode {
  private selected: ReadonlySet<ShapeId> = new Set();
  private ids: ReadonlySet<ShapeId> = new Set();
  private offset: Point = { x: 0, y: 0 };
  private isCopy = false;

  override get cursor(): string {
    return this.isCopy ? 'copy' : 'move';
  }

  override onEnter(pointer: PointerInput): void {
    const { store, selection } = this.context;
    this.selected = unlocked(store, selection.ids);
    this.ids = withContents(store, this.selected);
    this.takeInHand(pointer.alt);
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    if (pointer.alt !== this.isCopy) this.takeInHand(pointer.alt);
    this.offset = this.snapped(pointer);
    const { ids, isCopy } = this;
    const into = this.frameBelow();
    this.context.preview.show({ kind: 'move', ids, isCopy, into, dx: this.offset.x, dy: this.offset.y });
  }

  /** The frame that what is dragged would lie in, seen as a whole. */
  private frameBelow(): ShapeId {
    const { scene, selectionBounds } = this.context;
    const bounds = selectionBounds.current?.bounds;
    if (!bounds || !scene.hasFrames) return '';
    return frameAt(scene, boxCenter(moveBox(bounds, this.offset.x, this.offset.y)), this.ids);
  }

  override onPointerUp(pointer: PointerInput): void {
    this.onPointerMove(pointer);
    if (this.isCopy) this.dropCopy();
    else this.drop();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.snapping.end();
    this.context.preview.end('cancelled');
  }

  /** Copies can snap to what they are copies of. */
  private takeInHand(isCopy: boolean): void {
    this.isCopy = isCopy;
    this.context.snapping.begin(isCopy ? NOTHING : this.ids);
  }

  private snapped(pointer: PointerInput): Point {
    const { selectionBounds, snapping } = this.context;
    const bounds = selectionBounds.current?.bounds;
    const { offset, axes } = dragOffset(pointer);
    return bounds ? snapping.move(bounds, offset, { isInverted: pointer.ctrl, axes }) : offset;
  }

  /** Others may have moved or deleted shapes in the meantime: the offset counts from where each is now. */
  private drop(): void {
    const { steps, store, preview } = this.context;
    const offset = { dx: this.offset.x, dy: this.offset.y };
    // What somebody took out of a frame in the meantime does not go along, and what they put in does.
    const ids = withContents(store, this.selected);
    steps.run(() => moveShapes(this.context, ids, offset));
    preview.end('committed');
  }

  private dropCopy(): void {
    const { x, y } = this.offset;
    duplicateShapes(this.context, this.ids, { dx: x, dy: y });
    this.context.preview.end('committed');
  }
}

const NOTHING: ReadonlySet<ShapeId> = new Set();

interface Drag {
  readonly offset: Point;
  /** Along which it goes. */
  readonly axes: readonly Axis[];
}

/** With Shift only along the axis that is nearer to the way of the pointer. */
function dragOffset({ page, originPage, shift }: PointerInput): Drag {
  const x = page.x - originPage.x;
  const y = page.y - originPage.y;
  if (!shift) return { offset: { x, y }, axes: ['x', 'y'] };
  return Math.abs(x) >= Math.abs(y)
    ? { offset: { x, y: 0 }, axes: ['x'] }
    : { offset: { x: 0, y }, axes: ['y'] };
}
