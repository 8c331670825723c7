import type { Comment, Shape, ShapeId, Thread } from '@drawbridge/board';
import type { Exchange } from '@drawbridge/editor';

/** What of a board can be saved. */
export interface Scope {
  readonly id: string;
  readonly label: string;
  /** Back to front. */
  readonly shapes: readonly Shape[];
  /** It is a picture by itself, without anything around it. */
  readonly frame?: ShapeId;
}

export const WHOLE = 'board';
const MAX_LABEL_LENGTH = 40;

/** The whole board, the selection if there is one, and each frame. */
export function scopesOf({ all, selected }: Pick<Exchange, 'all' | 'selected'>): [Scope, ...Scope[]] {
  const shapes = all();
  const chosen = selected();
  const board = { id: WHOLE, label: 'Whole board', shapes };
  const selection = {
    id: 'selection',
    label: `Selection (${chosen.length})`,
    shapes: chosen,
  };
  const frames = shapes.filter(({ type }) => type === 'frame');
  return [
    board,
    ...(chosen.length > 0 ? [selection] : []),
    ...frames.map((frame, index) => frameScope(frame, index, shapes)),
  ];
}

/** What was said about it: of a part of the board, what is pinned to its shapes. */
export function commentsIn({ id, shapes }: Scope, threads: Iterable<Thread>): Comment[] {
  const ids = new Set(shapes.map((shape) => shape.id));
  const isIn = ({ place: { on } }: Thread): boolean =>
    id === WHOLE || (on !== undefined && ids.has(on.shape));
  return [...threads].filter(isIn).flatMap(({ comments }) => comments);
}

function frameScope(frame: Shape, index: number, shapes: readonly Shape[]): Scope {
  const text = 'text' in frame ? frame.text.replace(/\s+/gu, ' ').trim() : '';
  return {
    id: `frame:${frame.id}`,
    label: `Frame: ${text.slice(0, MAX_LABEL_LENGTH) || index + 1}`,
    shapes: shapes.filter((shape) => shape.id === frame.id || shape.frame === frame.id),
    frame: frame.id,
  };
}
