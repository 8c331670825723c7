import { distance, linePoints, type Point } from '@drawbridge/board';
import { lineOf } from '@drawbridge/shapes';
import { isClosed } from '../points/editPoints.ts';
import { editablePoints, hasElbows, isLinear, type Linear } from '../points/lineEdit.ts';
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
  const more = hasElbows(shape) ? middlePiece(shape, context) : betweens(shape, points, context);
  return [...placedPoints(points, context), ...more];
};

/** Which point of the line a handle is, or after which one it would make another; nothing for other handles. */
export function pointOf({
  id,
}: Handle): { readonly kind: 'point' | 'between'; readonly index: number } | undefined {
  const [, kind, index] = /^(point|between) (\d+)$/.exec(id) ?? [];
  return kind === 'point' || kind === 'between' ? { kind, index: Number(index) } : undefined;
}

const STATE = 'draggingPoint';
const MIDDLE_STATE = 'draggingMiddle';

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

/** An elbow that turns twice can be told where; its last piece goes on as the first began. */
function middlePiece(shape: Linear, { viewport }: HandleContext): Handle[] {
  const [start, from, to, end, ...more] = linePoints(shape);
  if (!start || !from || !to || !end || more.length > 0) return [];
  const isUpright = from.x === to.x;
  const goesOn = isUpright
    ? (from.x - start.x) * (end.x - to.x) > 0
    : (from.y - start.y) * (end.y - to.y) > 0;
  if (!goesOn || distance(from, to) * viewport.camera.zoom < MIN_PIECE_PX) return [];
  const point = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const cursor = isUpright ? 'ew-resize' : 'ns-resize';
  return [
    { id: isUpright ? MIDDLE_UPRIGHT : MIDDLE_LEVEL, point, look: 'hint', cursor, state: MIDDLE_STATE },
  ];
}

const MIDDLE_UPRIGHT = 'middle x';
const MIDDLE_LEVEL = 'middle y';

/** Along which axis the middle piece is dragged by this handle. */
export function middleAxisOf({ id }: Handle): 'x' | 'y' | undefined {
  if (id === MIDDLE_UPRIGHT) return 'x';
  return id === MIDDLE_LEVEL ? 'y' : undefined;
}
