import { type GeometricType, isGeometricType, type Point } from '@drawbridge/board';
import { type Fields, stringOf } from './fields.ts';
import type { ShapeNotes } from './notes.ts';

/** What stands for one of tldraw's geometric shapes. */
export interface Outline {
  readonly type: GeometricType;
  /** Quarters of a turn, clockwise, by which it has to be turned; what stands in it then stands by itself. */
  readonly turns: number;
  /** Lines in it, in shares of its box. */
  readonly marks: readonly (readonly Point[])[];
}

interface Kind {
  readonly type: GeometricType;
  readonly turns?: number;
  /** Mirrored, it is this other kind. */
  readonly mirrored?: { readonly x?: string; readonly y?: string };
  /** It is the same from left to right, but not from top to bottom. */
  readonly isUpright?: boolean;
  readonly marks?: Outline['marks'];
  /** In what way it is not the same here. */
  readonly differs?: string;
}

const CROSS: Outline['marks'] = [
  [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ],
  [
    { x: 1, y: 0 },
    { x: 0, y: 1 },
  ],
];

const CHECK: Outline['marks'] = [
  [
    { x: 0.3, y: 0.52 },
    { x: 0.46, y: 0.76 },
    { x: 0.76, y: 0.27 },
  ],
];

const MARKED = 'Boxes with a cross or a check mark: a rectangle and lines in a group';

/** Those of other names, or that are not quite the same here. */
const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries<Kind>({
    triangle: { type: 'triangle', isUpright: true },
    pentagon: { type: 'pentagon', isUpright: true },
    star: { type: 'star', isUpright: true },
    trapezoid: { type: 'trapezoid', isUpright: true },
    heart: { type: 'heart', isUpright: true },
    hexagon: { type: 'hexagon', turns: 1 },
    octagon: { type: 'octagon', differs: 'Octagons: with an edge on top' },
    oval: { type: 'ellipse', differs: 'Ovals with straight sides: ellipses' },
    rhombus: { type: 'parallelogram', mirrored: { x: 'rhombus-2', y: 'rhombus-2' } },
    'rhombus-2': {
      type: 'parallelogram',
      mirrored: { x: 'rhombus', y: 'rhombus' },
      differs: 'Rhombuses that lean to the left: to the right',
    },
    'arrow-right': { type: 'arrow-right', mirrored: { x: 'arrow-left' } },
    'arrow-left': { type: 'arrow-left', mirrored: { x: 'arrow-right' } },
    'arrow-down': { type: 'arrow-right', turns: 1, mirrored: { y: 'arrow-up' } },
    'arrow-up': { type: 'arrow-right', turns: 3, mirrored: { y: 'arrow-down' } },
    'x-box': { type: 'rectangle', marks: CROSS, differs: MARKED },
    'check-box': { type: 'rectangle', marks: CHECK, differs: MARKED },
  }),
);

const UNKNOWN: Kind = { type: 'rectangle', differs: 'Outlines that are not known: rectangles' };

export function outlineOf(props: Fields, hasWords: boolean, notes: ShapeNotes): Outline {
  const { flipX, flipY } = props;
  const across = mirror(stringOf(props.geo) || 'rectangle', 'x', flipX === true);
  const name = mirror(across, 'y', flipY === true);
  const kind = KINDS.get(name) ?? (isGeometricType(name) ? { type: name } : UNKNOWN);
  if (kind.differs !== undefined) notes.changed(kind.differs);
  const marks = (kind.marks ?? []).map((mark) => mark.map((point) => mirrorPoint(point, props)));
  return { type: kind.type, turns: turnsOf(name, kind, { flipY, hasWords, notes }), marks };
}

function mirror(name: string, axis: 'x' | 'y', isMirrored: boolean): string {
  return (isMirrored ? KINDS.get(name)?.mirrored?.[axis] : undefined) ?? name;
}

function mirrorPoint({ x, y }: Point, { flipX, flipY }: Fields): Point {
  return { x: flipX === true ? 1 - x : x, y: flipY === true ? 1 - y : y };
}

/** A hexagon with words stays as it is, so that they can stay in it: it only points to other sides. */
function turnsOf(
  name: string,
  { turns = 0, isUpright = false }: Kind,
  { flipY, hasWords, notes }: { flipY: unknown; hasWords: boolean; notes: ShapeNotes },
): number {
  const all = turns + (isUpright && flipY === true ? 2 : 0);
  if (!hasWords || all === 0) return all;
  if (name === 'hexagon') {
    notes.changed('Hexagons with words: their points at the sides');
    return 0;
  }
  notes.changed('Words in shapes that are turned here: a text in a group with them');
  return all;
}
