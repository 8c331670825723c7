import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance } from '../toolContext.ts';

/** What is said, the host asks; here one says where, and what about. */
export class Idle extends StateNode {
  override onPointerUp({ page, pointerType }: PointerInput): void {
    const { context } = this;
    const hit = context.scene.hit(page, hitTolerance(context, pointerType), () => true);
    context.beginComment({ point: page, shape: hit?.id });
    context.finishCreating([...context.selection.ids]);
  }
}
