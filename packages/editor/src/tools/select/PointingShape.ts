import type { ShapeId } from '@drawbridge/board';
import { deeperUnitAt, unitAt } from '../../groups/units.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance, isDrag } from '../toolContext.ts';
import { editTextAt } from './editTextAt.ts';

/** The pointer is down on a shape, or inside the selection: a click selects, a drag moves. */
export class PointingShape extends StateNode {
  private hitId: ShapeId | undefined;
  private wasSelected = false;

  override onEnter(pointer: PointerInput): void {
    const { scene, selection } = this.context;
    this.hitId = scene.hit(pointer.page, hitTolerance(this.context, pointer.pointerType))?.id;
    this.wasSelected = this.hitId === undefined || selection.has(this.hitId);
    if (this.hitId !== undefined && !this.wasSelected) this.select(this.hitId, pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    if (isDrag(pointer)) this.goTo('translating', pointer);
  }

  override onPointerUp(pointer: PointerInput): void {
    // Deselecting waits for the pointer to come up, so that dragging a selection from anywhere keeps it whole.
    if (this.wasSelected) this.click(pointer);
    this.goTo('idle');
    if (pointer.clicks > 1 && !pointer.shift) this.goDeeper(pointer);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  private click(pointer: PointerInput): void {
    if (this.hitId !== undefined) this.select(this.hitId, pointer);
    else if (!pointer.shift) this.context.selection.clear();
  }

  /** Shift adds or takes away, Ctrl means what lies one level further in a group. */
  private select(id: ShapeId, { shift, ctrl }: PointerInput): void {
    const { selection, store } = this.context;
    const deeper = ctrl ? deeperUnitAt(store, selection.ids, id) : undefined;
    const unit = deeper ?? unitAt(store, selection.ids, id);
    if (!shift) selection.set(unit);
    else if (selection.has(id)) selection.adjust([], unit);
    // Not what somebody else has deleted meanwhile.
    else
      selection.adjust(
        [...unit].filter((one) => store.get(one)),
        [],
      );
  }

  /** A double click goes into a group, and where there is none, into the text. */
  private goDeeper(pointer: PointerInput): void {
    const { selection, store } = this.context;
    const deeper = this.hitId === undefined ? undefined : deeperUnitAt(store, selection.ids, this.hitId);
    if (deeper) selection.set(deeper);
    else if (pointer.clicks === 2) editTextAt(this.context, pointer);
  }
}
