import type { Point } from '@drawbridge/board';
import { boxCenter } from '@drawbridge/board';
import type { OrientedBox } from '../transform/orientedBox.ts';
import { anchorOf, type ResizeOptions, type ResizeSide, resizeStretch } from '../transform/resizeStretch.ts';
import { stretchBox } from '../transform/stretch.ts';
import type { Edges } from './snapping.ts';

interface ResizeDrag {
  readonly frame: OrientedBox;
  readonly side: ResizeSide;
  /** How far the pointer has dragged the side, in page px. */
  readonly delta: Point;
  readonly options: ResizeOptions;
}

type Snap = (box: OrientedBox, at: Edges) => Edges;

/**
 * How far a side or corner is to be dragged so that its edges snap. Where the ratio is kept the nearer of two edges does, and the
 * other one follows. What lies turned does not snap.
 */
export function snapDelta(drag: ResizeDrag, snap: Snap): Point {
  const { frame, side, delta, options } = drag;
  if (frame.rotation !== 0) return delta;
  const start = edgesOf(frame, side);
  if (options.keepsRatio) return snapWithRatio(drag, snap);
  const box = stretchBox(frame, resizeStretch(frame, side, delta, options));
  const { x, y } = snap(box, { x: moved(start.x, delta.x), y: moved(start.y, delta.y) });
  return {
    x: x !== undefined && start.x !== undefined ? x - start.x : delta.x,
    y: y !== undefined && start.y !== undefined ? y - start.y : delta.y,
  };
}

function snapWithRatio({ frame, side, delta, options }: ResizeDrag, snap: Snap): Point {
  const stretch = resizeStretch(frame, side, delta, options);
  const box = stretchBox(frame, stretch);
  const anchor = options.isCentered ? boxCenter(frame) : anchorOf(frame, side);
  const start = edgesOf(frame, side);
  const at: Edges = {
    x: start.x === undefined ? undefined : anchor.x + (start.x - anchor.x) * stretch.sx,
    y: start.y === undefined ? undefined : anchor.y + (start.y - anchor.y) * stretch.sy,
  };
  const found = snap(box, at);
  const axis = nearer(at, found);
  if (!axis) return delta;
  // Once more, so that the guides tell only of the edge that snaps.
  const target = snap(box, { [axis]: at[axis] })[axis];
  const from = start[axis];
  if (target === undefined || from === undefined || from === anchor[axis]) return delta;
  const factor = (target - anchor[axis]) / (from - anchor[axis]);
  const [kx, ky] = [Math.sign(stretch.sx) * Math.abs(factor), Math.sign(stretch.sy) * Math.abs(factor)];
  const share = options.isCentered ? 2 : 1;
  return {
    x: (side.x * ((kx - 1) * frame.w)) / share,
    y: (side.y * ((ky - 1) * frame.h)) / share,
  };
}

/** Along which axis the edge moved less, but moved. */
function nearer(before: Edges, after: Edges): 'x' | 'y' | undefined {
  const moves = (['x', 'y'] as const).map((axis) => ({
    axis,
    by: Math.abs((after[axis] ?? 0) - (before[axis] ?? 0)),
  }));
  return moves.filter(({ by }) => by > 0).sort((a, b) => a.by - b.by)[0]?.axis;
}

function edgesOf({ x, y, w, h }: OrientedBox, side: ResizeSide): Edges {
  return {
    x: side.x === 0 ? undefined : x + (side.x === 1 ? w : 0),
    y: side.y === 0 ? undefined : y + (side.y === 1 ? h : 0),
  };
}

function moved(at: number | undefined, by: number): number | undefined {
  return at === undefined ? undefined : at + by;
}
