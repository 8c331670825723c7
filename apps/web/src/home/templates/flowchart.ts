import {
  createShapeId,
  DEFAULT_STYLE,
  type NewShape,
  packPoints,
  type Shape,
  type ShapeId,
  type Style,
} from '@drawbridge/board';
import { ORIGIN } from './origin.ts';

const STYLE: Style = { ...DEFAULT_STYLE, fill: 'tint', font: 'sans', fontSize: 20, width: 2 };
const ARROW_STYLE: Style = { ...DEFAULT_STYLE, font: 'sans', fontSize: 16, width: 2, route: 'elbow' };

/** From where to where an arrow goes when nothing else is known: the store puts it where its shapes are. */
const POINTS = [
  { x: 0, y: 0, pressure: 0.5 },
  { x: 10, y: 10, pressure: 0.5 },
];

/** Where an arrow holds on to a shape: it ends at the outline on its way to its middle, or over it. */
const MIDDLE = { x: 0.5, y: 0.5, isInside: false };
const TOP = { x: 0.5, y: 0, isInside: false };

/** From an idea to something that works, with a question on the way. */
export function flowchart(): NewShape<Shape>[] {
  const [start, draft, question] = [createShapeId(), createShapeId(), createShapeId()];
  const [rework, end] = [createShapeId(), createShapeId()];
  return [
    step('ellipse', { id: start, x: 40, y: 0, w: 200, h: 80, text: 'Start', color: 'green' }),
    step('rectangle', { id: draft, x: 40, y: 135, w: 200, h: 80, text: 'Do the work', color: 'blue' }),
    step('diamond', { id: question, x: 20, y: 270, w: 240, h: 150, text: 'Good enough?', color: 'orange' }),
    step('rectangle', { id: rework, x: 360, y: 305, w: 200, h: 80, text: 'Improve it', color: 'blue' }),
    step('ellipse', { id: end, x: 40, y: 480, w: 200, h: 80, text: 'Done', color: 'green' }),
    arrow(start, draft),
    arrow(draft, question),
    arrow(question, end, 'yes'),
    arrow(question, rework, 'no'),
    arrow(rework, draft, '', TOP),
  ];
}

interface Step {
  readonly id: ShapeId;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
  readonly color: Style['color'];
}

function step(type: 'ellipse' | 'rectangle' | 'diamond', { color, x, y, ...rest }: Step): NewShape<Shape> {
  return { type, ...rest, x: ORIGIN.x + x, y: ORIGIN.y + y, style: { ...STYLE, color } };
}

function arrow(from: ShapeId, to: ShapeId, text = '', leaving = MIDDLE): NewShape<Shape> {
  return {
    ...{ type: 'arrow', x: 0, y: 0, w: 10, h: 10, style: ARROW_STYLE, text },
    packed: packPoints({ points: POINTS, isPen: false }),
    start: { id: from, ...leaving },
    end: { id: to, ...MIDDLE },
  };
}
