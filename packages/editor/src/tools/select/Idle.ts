import { boxContainsPoint, type Point } from '@drawbridge/board';
import { isWithinShape } from '@drawbridge/shapes';
import { shownBounds } from '../../selectionBounds.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance, type ToolContext } from '../toolContext.ts';

export class Idle extends StateNode {
  override get showsHandles(): boolean {
    return true;
  }

  override get cursor(): string | undefined {
    return this.context.handles.cursor;
  }

  override onPointerMove({ page, pointerType }: PointerInput): void {
    this.context.handles.hover(page, pointerType);
  }

  override onPointerDown(pointer: PointerInput): void {
    const handle = this.context.handles.grab(pointer.page, pointer.pointerType);
    if (handle) {
      this.goTo(handle.state, pointer);
      return;
    }
    const hit = this.context.scene.hit(pointer.page, hitTolerance(this.context, pointer.pointerType));
    const meansShape = hit !== undefined || isWithinSelection(this.context, pointer.page);
    this.goTo(meansShape ? 'pointingShape' : 'pointingCanvas', pointer);
  }
}

/** Once selected, a shape can be taken anywhere in its box; several, anywhere in the box around them. */
function isWithinSelection(context: ToolContext, page: Point): boolean {
  const { selection, scene } = context;
  const [first = ''] = selection.ids;
  const only = selection.ids.size === 1 ? scene.shown(first) : undefined;
  if (only) return !only.locked && isWithinShape(only, page);
  const bounds = shownBounds(context);
  return bounds !== undefined && boxContainsPoint(bounds, page);
}
