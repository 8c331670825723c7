import { compareOrder, type Shape } from '@drawbridge/board';
import { isWithinLabel } from '@drawbridge/shapes';
import type { PointerInput } from '../stateNode.ts';
import { newTextAt } from '../text/newText.ts';
import { hitTolerance, type ToolContext } from '../toolContext.ts';

/** A double click: opens the text of what is there, or a new one where nothing is. */
export function editTextAt(context: ToolContext, { page, pointerType }: PointerInput): void {
  const hit = context.scene.hit(page, hitTolerance(context, pointerType)) ?? labelledAt(context, page);
  if (hit) context.editText(hit.id);
  else context.writeText(newTextAt(page, context.style));
}

/** The frontmost shape in whose middle one is, where its label would be: one need not fill it to write in it. */
function labelledAt({ scene }: ToolContext, page: PointerInput['page']): Shape | undefined {
  let top: Shape | undefined;
  for (const shape of scene.touching({ ...page, w: 0, h: 0 })) {
    const isAbove = !top || compareOrder(shape, top) > 0;
    if (isAbove && !shape.locked && isWithinLabel(shape, page)) top = shape;
  }
  return top;
}
