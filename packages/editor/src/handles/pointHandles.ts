import { distance, type Point } from '@drawbridge/board';
import { isClosed } from '../points/editPoints.ts';
import { editablePoints, hasElbows, isLinear, type Linear } from '../points/lineEdit.ts';
import { lineOf } from '../shapes/lines/way.ts';
import { onlySelected } from '../transform/selectionFrame.ts';
import type { Handle, HandleContext, HandleProvider } from './handle.ts';

/** A piece that is shorter on the screen, in px, has no room for a handle in its middle. */
const MIN_PIECE_PX = 32;
/** LIMIT of points that have handles: on a line of more, one could not tell them apart. */
const MAX_HANDLES = 120;

/** The points of a line or an arrow that is selected alone, and places between them where there could be more. */
export const pointHandles: HandleProvider = (context) => {
  const shape = onlySelected(context);
  if (!isLinear(shape) || shape.locked) return [];
  const points = editablePoints(shape);
  if (points.length > MAX_HANDLES) return [];
  return [...placedPoints(points, context), ...(hasElbows(shape) ? [] : betweens(shape, points, context))];
};

/** Which point of the line a handle is, or after which one it would make another; nothing for other handles. */
export function pointOf({
  id,
}: Handle): { readonly kind: 'point' | 'between'; readonly index: number } | undefined {
  const [, kind, index] = /^(point|between) (\d+)$/.exec(id) ?? [];
  return kind === 'point' || kind === 'between' ? { kind, index: Number(index) } : undefined;
}

const STATE = 'draggingPoint';

function placedPoints(points: readonly Point[], { chosenPoint }: HandleContext): Handle[] {
  const corners = isClosed(points) ? points.slice(0, -1) : points;
  return corners.map((point, index) => ({
    id: `point ${index}`,
    point,
    look: chosenPoint.current === index ? 'chosen' : 'dot',
    cursor: 'grab',
    state: STATE,
  }));
}

function betweens(shape: Linear, points: readonly Point[], { viewport }: HandleContext): Handle[] {
  const { zoom } = viewport.camera;
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    if (!from || distance(from, to) * zoom < MIN_PIECE_PX) return [];
    const point = middleOf(shape, index, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    return [{ id: `between ${index}`, point, look: 'hint', cursor: 'grab', state: STATE }];
  });
}

/** On the curve, if it is one: each of its pieces is so many straight ones. */
function middleOf(shape: Linear, index: number, straight: Point): Point {
  if (shape.style.route !== 'curved' || shape.rotation !== 0) return straight;
  const line = lineOf(shape);
  const pieces = (line.length - 1) / Math.max(1, editablePoints(shape).length - 1);
  const middle = line[Math.round((index + 0.5) * pieces)];
  return Number.isInteger(pieces) && pieces > 1 && middle
    ? { x: middle.x + shape.x, y: middle.y + shape.y }
    : straight;
}
