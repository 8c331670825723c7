import type { ShapeId } from '@drawbridge/board';
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
    if (this.hitId === undefined || this.wasSelected) return;
    if (pointer.shift) selection.toggle(this.hitId);
    else selection.set([this.hitId]);
  }

  override onPointerMove(pointer: PointerInput): void {
    if (isDrag(pointer)) this.goTo('translating', pointer);
  }

  override onPointerUp(pointer: PointerInput): void {
    // Deselecting waits for the pointer to come up, so that dragging a selection from anywhere keeps it whole.
    if (this.wasSelected) this.click(pointer);
    this.goTo('idle');
    if (pointer.clicks === 2 && !pointer.shift) editTextAt(this.context, pointer);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  private click({ shift }: PointerInput): void {
    const { selection } = this.context;
    if (this.hitId === undefined) {
      if (!shift) selection.clear();
    } else if (shift) selection.toggle(this.hitId);
    else selection.set([this.hitId]);
  }
}
