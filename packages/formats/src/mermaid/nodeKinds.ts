import type { GeometricType } from '@drawbridge/board';

/** What a node is drawn as. */
export interface NodeKind {
  readonly type: GeometricType | 'text';
  /** Its sides are equal. */
  readonly isSquare?: true;
  /** What Mermaid draws and a board has not, in words for the report. */
  readonly lacks?: string;
}

const rectangle: NodeKind = { type: 'rectangle' };
const ellipse: NodeKind = { type: 'ellipse' };

const SUBROUTINES = ['subroutine', 'subproc', 'subprocess', 'framed-rectangle', 'fr-rect'];
const CYLINDERS = ['cylinder', 'cyl', 'db', 'database'];

/** By all the names that Mermaid has for a shape. */
const KINDS: ReadonlyMap<string, NodeKind> = new Map<string, NodeKind>([
  ...named(rectangle, 'square', 'rect', 'rectangle', 'proc', 'process', 'round', 'rounded', 'event'),
  ...named({ type: 'rectangle', lacks: 'Subroutines, as rectangles' }, ...SUBROUTINES),
  ...named({ type: 'rectangle', lacks: 'Cylinders, as rectangles' }, ...CYLINDERS),
  ...named({ type: 'ellipse', lacks: 'Stadiums, as ellipses' }, 'stadium', 'terminal', 'pill'),
  ...named(ellipse, 'ellipse'),
  ...named({ ...ellipse, isSquare: true }, 'circle', 'circ'),
  ...named(
    { ...ellipse, isSquare: true, lacks: 'Double circles, as circles' },
    ...['doublecircle', 'dbl-circ', 'double-circle'],
  ),
  ...named({ type: 'diamond' }, 'diamond', 'diam', 'decision', 'question'),
  ...named({ type: 'hexagon' }, 'hexagon', 'hex', 'prepare'),
  ...named({ type: 'parallelogram' }, 'lean_right', 'lean-r', 'lean-right', 'in-out'),
  ...named(
    { type: 'parallelogram', lacks: 'Parallelograms that lean to the left, as those that lean to the right' },
    ...['lean_left', 'lean-l', 'lean-left', 'out-in'],
  ),
  ...named({ type: 'trapezoid' }, 'trapezoid', 'trap-b', 'priority', 'trapezoid-bottom'),
  ...named(
    { type: 'trapezoid', lacks: 'Trapezoids on their shorter side, as those on their longer side' },
    ...['inv_trapezoid', 'trap-t', 'manual', 'trapezoid-top', 'inv-trapezoid'],
  ),
  ...named({ type: 'triangle' }, 'tri', 'triangle', 'extract'),
  ...named({ type: 'cloud' }, 'cloud'),
  ...named({ type: 'text' }, 'text'),
]);

const UNKNOWN: NodeKind = { type: 'rectangle', lacks: 'Nodes of other outlines, as rectangles' };

export function nodeKind(type: string | undefined): NodeKind {
  return type === undefined ? rectangle : (KINDS.get(type) ?? UNKNOWN);
}

function named(kind: NodeKind, ...names: readonly string[]): [string, NodeKind][] {
  return names.map((name) => [name, kind]);
}
