import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';
import { editTextAt } from './editTextAt.ts';

/** The pointer is down beside all shapes: a click deselects, a drag brushes, with Alt it is a lasso. */
export class PointingCanvas extends StateNode {
  override onEnter(pointer: PointerInput): void {
    if (!pointer.shift) this.context.selection.clear();
  }

  override onPointerMove(pointer: PointerInput): void {
    if (isDrag(pointer)) this.goTo(pointer.alt ? 'lassoing' : 'brushing', pointer);
  }

  override onPointerUp(pointer: PointerInput): void {
    this.goTo('idle');
    if (pointer.clicks === 2 && !pointer.shift) editTextAt(this.context, pointer);
  }

  override onCancel(): void {
    this.goTo('idle');
  }
}
