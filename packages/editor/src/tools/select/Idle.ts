import { boxContainsPoint, type Point } from '@drawbridge/board';
import { isWithinShape } from '../../shapes/placed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance, type ToolContext } from '../toolContext.ts';

export class Idle extends StateNode {
  override onPointerDown(pointer: PointerInput): void {
    const hit = this.context.scene.hit(pointer.page, hitTolerance(this.context, pointer.pointerType));
    const meansShape = hit !== undefined || isWithinSelection(this.context, pointer.page);
    this.goTo(meansShape ? 'pointingShape' : 'pointingCanvas', pointer);
  }
}

/** Once selected, a shape can be taken anywhere in its box; several, anywhere in the box around them. */
function isWithinSelection({ selection, scene, store }: ToolContext, page: Point): boolean {
  const [first, ...others] = selection.ids;
  const only = first !== undefined && others.length === 0 ? store.get(first) : undefined;
  if (only) return isWithinShape(only, page);
  const bounds = scene.boundsOf(selection.ids);
  return bounds !== undefined && boxContainsPoint(bounds, page);
}
