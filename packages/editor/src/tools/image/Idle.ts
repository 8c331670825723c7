import { type PointerInput, StateNode } from '../stateNode.ts';

/** Which images, only the host can ask: at once, and once more for whoever clicks where they are to be. */
export class Idle extends StateNode {
  override onEnter(): void {
    this.context.pickImages();
  }

  override onPointerUp(pointer: PointerInput): void {
    this.context.pickImages(pointer.page);
  }
}
