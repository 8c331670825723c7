import { type PointerInput, StateNode } from '../stateNode.ts';

export class Idle extends StateNode {
  override onPointerDown(pointer: PointerInput): void {
    this.goTo('framing', pointer);
  }
}
