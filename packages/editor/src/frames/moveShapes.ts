import type { ShapeId } from '@drawbridge/board';
import type { ToolContext } from '../tools/toolContext.ts';
import { framesAfterMove } from './membership.ts';

/** Moves shapes, out of frames and into others as it may be. To be called within a step. */
export function moveShapes(
  context: Pick<ToolContext, 'store' | 'scene'>,
  ids: ReadonlySet<ShapeId>,
  offset: { readonly dx: number; readonly dy: number },
): void {
  const { store } = context;
  store.move(ids, offset);
  for (const [id, frame] of framesAfterMove(context, ids, offset)) store.update(id, { frame });
}
