import {
  type Box,
  boxAroundPoints,
  boxesIntersect,
  expandBox,
  type Point,
  type StrokePoint,
  unionBoxes,
} from '@drawbridge/board';
import { addClosedCurve, centerPath, strokeOptions, strokePath } from '@drawbridge/shapes';
import { getStrokeOutlinePoints } from 'perfect-freehand';
import { createStrokeSpine, type SpinePoint, type StrokeSpine } from './strokeSpine.ts';

/**
 * The looks of one stroke in progress. It grows at its end only, so what lies behind is worked out once: the outline is
 * made of pieces that overlap a little, of which all but the last are settled ("frozen") when the stroke is long.
 */
export interface Ink {
  /**
   * Takes the points so far and those `ahead` of them, which will be others the next time. Returns where it looks
   * different now, in page px.
   */
  follow(points: readonly StrokePoint[], ahead: readonly StrokePoint[]): Box | undefined;
  /** Around everything it paints, in page px. */
  readonly box: Box;
  /** As much of the outline as shows within `area`, and perhaps more, to be filled at once. */
  outlineIn(area: Box): Path2D;
  /** To be stroked, where the outline would be too thin to see. */
  readonly center: Path2D;
}

/** Shorter strokes are worked out whole, as finished ones are: nothing is gained yet. */
const MIN_SPINE_POINTS = 100;
/** So much of the middle line is worked out whole in a small part of a frame, even on a phone. */
const FREEZE_FROM = 400;
/** A new point changes the outline at most this many points behind it (measured: 33, where it crosses itself). */
const TAIL_POINTS = 40;
/** The tail is frozen in pieces of this many points, or the path would have a piece for every frame. */
const PIECE_POINTS = 64;
/** Pieces share this many points, or a seam would show between them. */
const OVERLAP_POINTS = 8;
/** The library leaves out points this close before the end of a line, in px; a piece does not end there. */
const END_NOISE_PX = 3;

export function createInk(width: number, isPen: boolean): Ink {
  const long = createLongOutline(width, isPen);
  let line: Line = { points: [], ahead: [] };
  let spine: StrokeSpine | undefined;
  let settledCount = 0;
  let settledBox: Box | undefined;
  let looseBox: Box | undefined;
  let end: Path2D | undefined;
  let center: Path2D | undefined;

  /** The part of the line that may look different now; `undefined` when there is no line. */
  function advance(): Box | undefined {
    if (!spine && line.points.length > MIN_SPINE_POINTS) spine = createStrokeSpine(line.points, width, isPen);
    spine?.follow(line.points);
    const settled = spine?.settled ?? [];
    const before = looseBox;
    const tail = boxOf(settled.slice(Math.max(0, settledCount - TAIL_POINTS)));
    settledBox = union(settledBox, boxOf(settled.slice(settledCount)));
    settledCount = settled.length;
    looseBox = boxOf(spine ? spine.loose(line.points, line.ahead) : [...line.points, ...line.ahead]);
    return union(before, tail, looseBox);
  }

  return {
    follow(points, ahead) {
      line = { points, ahead };
      end = undefined;
      center = undefined;
      const changed = advance();
      return changed && expandBox(changed, width);
    },
    get box() {
      return expandBox(union(settledBox, looseBox) ?? NOWHERE, width);
    },
    outlineIn(area) {
      end ??= spine ? long.endOf(spine, line) : strokePath(allOf(line), width, isPen);
      return long.join(area, end);
    },
    get center() {
      center ??= centerPath(allOf(line));
      return center;
    },
  };
}

interface Piece {
  readonly path: Path2D;
  readonly box: Box;
}

/** The outline of a long line, of which the settled pieces are kept. */
function createLongOutline(width: number, isPen: boolean) {
  const options = strokeOptions(width, isPen);
  const frozen: Piece[] = [];
  let frozenCount = 0;

  function pathOf(piece: readonly SpinePoint[], isEnd: boolean): Path2D {
    const path = new Path2D();
    const caps = { start: { cap: frozen.length === 0 }, end: { cap: isEnd } };
    addClosedCurve(
      path,
      getStrokeOutlinePoints(isEnd ? [...piece] : stopped(piece), { ...options, ...caps }),
    );
    return path;
  }

  function pieceStart(): number {
    return Math.max(0, frozenCount - OVERLAP_POINTS);
  }

  function freeze(settled: readonly SpinePoint[]): void {
    const until = settled.length - TAIL_POINTS;
    const piece = settled.slice(pieceStart(), until);
    frozen.push({ path: pathOf(piece, false), box: expandBox(boxOf(piece) ?? NOWHERE, width) });
    frozenCount = until;
  }

  return {
    /** The piece that is not frozen; freezes what has settled. */
    endOf({ settled, loose }: StrokeSpine, { points, ahead }: Line): Path2D {
      const room = frozen.length > 0 ? TAIL_POINTS + PIECE_POINTS : FREEZE_FROM;
      if (settled.length - frozenCount > room) freeze(settled);
      return pathOf([...settled.slice(pieceStart()), ...loose(points, ahead)], true);
    },
    /** One path, as filling the pieces one by one would show where they overlap when the paint is translucent. */
    join(area: Box, end: Path2D): Path2D {
      const pieces = frozen.filter(({ box }) => boxesIntersect(box, area));
      if (pieces.length === 0) return end;
      const joined = new Path2D(end);
      for (const { path } of pieces) joined.addPath(path);
      return joined;
    },
  };
}

interface Line {
  readonly points: readonly StrokePoint[];
  readonly ahead: readonly StrokePoint[];
}

function allOf({ points, ahead }: Line): StrokePoint[] {
  return [...points, ...ahead];
}

const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };

/** The piece so that its end is as any other place of the line. */
function stopped(piece: readonly SpinePoint[]): SpinePoint[] {
  const last = piece.at(-1);
  return last ? [...piece.slice(0, -1), { ...last, runningLength: last.runningLength + END_NOISE_PX }] : [];
}

function boxOf(line: readonly (StrokePoint | SpinePoint)[]): Box | undefined {
  return line.length === 0 ? undefined : boxAroundPoints(line.map(pointOf));
}

function pointOf(point: StrokePoint | SpinePoint): Point {
  return 'point' in point ? { x: point.point[0] ?? 0, y: point.point[1] ?? 0 } : point;
}

function union(...boxes: readonly (Box | undefined)[]): Box | undefined {
  return unionBoxes(boxes.filter((box) => box !== undefined));
}
