import { type PointerInput, StateNode } from '../stateNode.ts';

export class Idle extends StateNode {
  override onPointerDown(pointer: PointerInput): void {
    if (!pointer.shift) this.context.selection.clear();
    this.goTo('lassoing', pointer);
  }
}
