import { type Point, type Shape, strokePoints } from '@drawbridge/board';
import { MAX_SELECTED_PARTS } from '../selectionBounds.ts';
import { isInOrientedBox, type OrientedBox, pointInBox } from '../transform/orientedBox.ts';
import type { ResizeSide } from '../transform/resizeStretch.ts';
import { onlySelected, SELECTION_MARGIN_PX, selectionOutline, widened } from '../transform/selectionFrame.ts';
import { transformOf } from '../transform/transformShape.ts';
import { resizeCursor, turnCursor } from './cursors.ts';
import type { Handle, HandleContext, HandleProvider } from './handle.ts';

/** Corners and sides to resize by, and a knob to turn with. */
export const transformHandles: HandleProvider = (context) => {
  const { zoom } = context.viewport.camera;
  const outline = selectionOutline(context, zoom);
  const use = usesOf(context);
  if (!outline || !use.resizes) return [];
  const inner = widened(outline, -SELECTION_MARGIN_PX / zoom);
  const resizing = [...cornersOf(outline, zoom), ...(use.isText ? [RIGHT, LEFT] : sidesOf(outline, zoom))];
  return [
    ...resizing.map((name) => resizeHandle(name, outline, inner)),
    ...(use.turns ? [turnHandle(outline, zoom)] : []),
  ];
};

/** The state of the select tool that each of them leads to. */
const RESIZING = 'resizing';
const TURNING = 'turning';

const [RIGHT, LEFT] = ['right', 'left'] as const;

/** What can be dragged of a box, by the name that its handle has. */
const SIDES = {
  topLeft: { x: -1, y: -1 },
  topRight: { x: 1, y: -1 },
  bottomRight: { x: 1, y: 1 },
  bottomLeft: { x: -1, y: 1 },
  top: { x: 0, y: -1 },
  [RIGHT]: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  [LEFT]: { x: -1, y: 0 },
} as const satisfies Record<string, ResizeSide>;

type SideName = keyof typeof SIDES;

/** What is dragged with this handle; nothing if it is not one to resize with. */
export function resizeSideOf({ id }: Handle): ResizeSide | undefined {
  // Only own keys of the record pass.
  return Object.hasOwn(SIDES, id) ? SIDES[id as SideName] : undefined;
}

/** A side that is shorter on screen, in px, is only there to move the shape by. */
const MIN_SIDE_PX = 32;
/** On a box that is narrower, the corners would lie over each other. */
const MIN_CORNERS_PX = 24;

function cornersOf({ w, h }: OrientedBox, zoom: number): SideName[] {
  const [isWide, isHigh] = [w * zoom >= MIN_CORNERS_PX, h * zoom >= MIN_CORNERS_PX];
  if (isWide && isHigh) return ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'];
  return isWide || isHigh ? ['topLeft', 'bottomRight'] : ['bottomRight'];
}

function sidesOf({ w, h }: OrientedBox, zoom: number): SideName[] {
  return [
    ...(w * zoom >= MIN_SIDE_PX ? (['top', 'bottom'] as const) : []),
    ...(h * zoom >= MIN_SIDE_PX ? [RIGHT, LEFT] : []),
  ];
}

/** A corner is a point, a side all of its length, which one feels but does not see. */
function resizeHandle(name: SideName, outline: OrientedBox, inner: OrientedBox): Handle {
  const { x, y }: ResizeSide = SIDES[name];
  const [shareX, shareY] = [(1 + x) / 2, (1 + y) / 2];
  const isCorner = x !== 0 && y !== 0;
  return {
    id: name,
    state: RESIZING,
    cursor: resizeCursor({ x, y }, outline.rotation),
    maxReach: reachWithin(inner, isCorner ? CORNER_REACH_SHARE : 0),
    ...(isCorner
      ? { point: pointInBox(outline, shareX, shareY), look: 'square' }
      : {
          point: pointInBox(outline, x === 0 ? 0 : shareX, y === 0 ? 0 : shareY),
          to: pointInBox(outline, x === 0 ? 1 : shareX, y === 0 ? 1 : shareY),
          look: 'none',
        }),
  };
}

/** How far the knob is above the box, in screen px. */
const KNOB_DISTANCE_PX = 22;

function turnHandle(outline: OrientedBox, zoom: number): Handle {
  const above = outline.h > 0 ? KNOB_DISTANCE_PX / zoom / outline.h : 0;
  const point = pointInBox(outline, 0.5, -above);
  return { id: 'turn', state: TURNING, point, look: 'dot', cursor: turnCursor(outline.rotation) };
}

/** Of the shorter side of the box: enough is left within to drag it by. Sides are not taken there, or lines could not be. */
const CORNER_REACH_SHARE = 0.25;

function reachWithin(inner: OrientedBox, share: number): (page: Point) => number {
  const within = share * Math.min(inner.w, inner.h);
  return (page) => (isInOrientedBox(inner, page) ? within : Infinity);
}

interface Uses {
  readonly resizes: boolean;
  readonly turns: boolean;
  readonly isText: boolean;
}

/** What can be done with the selection. Of a very large one nobody looks at each shape. */
function usesOf(context: HandleContext): Uses {
  const { store, selection } = context;
  const only = onlySelected(context);
  if (selection.ids.size > MAX_SELECTED_PARTS) return { resizes: true, turns: true, isText: false };
  const shapes = [...selection.ids].flatMap((id) => store.get(id) ?? []);
  return {
    resizes: shapes.every(({ locked }) => !locked) && !(only && hasNoBox(only)),
    turns: !shapes.some((shape) => transformOf(shape).staysUpright),
    isText: only !== undefined && transformOf(only).isAsHighAsItsContent === true,
  };
}

/**
 * A line that is nothing but its two ends is resized and turned by these. An elbow finds its corners by itself, and an arrow that
 * is bound goes where its shapes want it.
 */
export function hasNoBox(shape: Shape): boolean {
  if (shape.type !== 'line' && shape.type !== 'arrow') return false;
  if (shape.type === 'arrow' && (shape.start || shape.end)) return true;
  return shape.style.route === 'elbow' || strokePoints(shape).length <= 2;
}
