import {
  DEFAULT_STYLE,
  GEOMETRIC_TYPES,
  HEADS,
  type NewShape,
  packPoints,
  placePoints,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';

const styled = (fields: Partial<Style> = {}): Style => ({ ...DEFAULT_STYLE, ...fields });
const at = { x: 30, y: 40, w: 140, h: 100 };
const corners = [
  { x: 20, y: 30 },
  { x: 160, y: 60 },
  { x: 60, y: 170 },
];
const packed = packPoints({
  isPen: true,
  points: corners.map(({ x, y }, index) => ({ x, y, pressure: 0.3 * (index + 1) })),
});

export function shapesOf(...shapes: readonly NewShape<Shape>[]): readonly Shape[] {
  const { store } = createTestBoard();
  store.create(...shapes);
  return store.sorted();
}

/** Boards with a shape of each type, and with what shapes are drawn with. */
export const boardsOfAllKinds: readonly (readonly [name: string, shapes: readonly Shape[]])[] = [
  ...GEOMETRIC_TYPES.map((type) => {
    const style = styled({ fill: 'tint', color: 'red', font: 'sans' });
    // Each of these is a box with a text.
    const shape = { ...at, type, rotation: 0.3, text: 'Ada ž', style } as NewShape<Shape>;
    return [type, shapesOf(shape)] as const;
  }),
  [
    'text',
    shapesOf({ ...at, type: 'text', text: 'Straße\n-> fi č', style: styled({ font: 'hand', fontSize: 28 }) }),
  ],
  [
    'code',
    shapesOf({ ...at, type: 'text', text: 'a => b\n  != c', style: styled({ font: 'mono', fontSize: 28 }) }),
  ],
  ['sticky', shapesOf({ ...at, type: 'sticky', text: 'Call Ada', rotation: -0.2, style: styled() })],
  ['draw', shapesOf({ ...at, type: 'draw', packed, isPen: true, style: styled({ width: 12 }) })],
  ['highlight', shapesOf({ ...at, type: 'highlight', packed, style: styled({ color: 'yellow' }) })],
  ['line', shapesOf({ ...placePoints(corners), type: 'line', style: styled({ route: 'curved' }) })],
  ...HEADS.map((endHead) => {
    const style = styled({ endHead, width: 6 });
    return [`arrow to ${endHead}`, shapesOf({ ...placePoints(corners), type: 'arrow', style })] as const;
  }),
  ['hatch', shapesOf({ ...at, type: 'rectangle', style: styled({ fill: 'cross-hatch', dash: 'dashed' }) })],
  [
    'hand-drawn line',
    shapesOf({ ...at, type: 'ellipse', style: styled({ roughness: 'sketchy', fill: 'hachure' }) }),
  ],
  ['opacity', shapesOf({ ...at, type: 'ellipse', style: styled({ opacity: 0.4, fill: 'solid' }) })],
  [
    'frame',
    shapesOf(
      { ...at, id: 'f', type: 'frame', text: '', style: styled() },
      { x: 100, y: 100, w: 90, h: 90, type: 'ellipse', frame: 'f', style: styled({ fill: 'solid' }) },
    ),
  ],
];

/** From one board to the next, in a row and from row to row. */
export const CELL_PX = 200;
const COLUMNS = 8;

/** The part of `allKinds` that a board has, from its upper left corner. */
export function cellOf(index: number): { readonly x: number; readonly y: number } {
  return { x: (index % COLUMNS) * CELL_PX, y: Math.floor(index / COLUMNS) * CELL_PX };
}

/** All boards side by side on one. */
export function allKinds(): readonly Shape[] {
  return boardsOfAllKinds.flatMap(([, shapes], index) => {
    const { x, y } = cellOf(index);
    const idOf = (id: string): string => (id === '' ? '' : `${index} ${id}`);
    return shapes.map((shape) => ({
      ...shape,
      id: idOf(shape.id),
      frame: idOf(shape.frame),
      x: shape.x + x,
      y: shape.y + y,
    }));
  });
}
