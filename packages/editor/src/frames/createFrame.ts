import { type Box, DEFAULT_STYLE, type ShapeId } from '@drawbridge/board';
import type { ToolContext } from '../tools/toolContext.ts';
import { contentsAfterResize } from './membership.ts';

/** What a frame is called before somebody names it. */
const FIRST_NAME = 'Frame';

/** Puts a frame on the board, with what it surrounds in it. To be called within a step. */
export function createFrame(context: Pick<ToolContext, 'store' | 'scene'>, id: ShapeId, box: Box): void {
  const { store } = context;
  store.create({ id, type: 'frame', ...box, style: DEFAULT_STYLE, text: FIRST_NAME });
  for (const [inside, frame] of contentsAfterResize(context, id, box)) store.update(inside, { frame });
}
