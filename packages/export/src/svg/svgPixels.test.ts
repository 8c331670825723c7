import {
  DEFAULT_STYLE,
  GEOMETRIC_TYPES,
  HEADS,
  type NewShape,
  packPoints,
  parseStyle,
  placePoints,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { SvgPath, writeSvg } from '@drawbridge/formats';
import { createCanvas, loadImage, Path2D } from '@napi-rs/canvas';
import { afterEach, expect, it, vi } from 'vitest';

const SIZE = 200;
const box = { x: 0, y: 0, w: SIZE, h: SIZE };
/** Values of a pixel may differ by so much, as each library smooths edges in its own way … */
const TOLERANCE = 64;
/** … and more than that where edges meet, in as many of them. */
const MAX_DIFFERING = 40;

type PainterModule = typeof import('@drawbridge/shapes');

/** Two of them: a painter remembers the paths that it made, and each makes its own kind. */
async function loadPainter(): Promise<PainterModule> {
  vi.resetModules();
  return import('@drawbridge/shapes');
}

const painter = await loadPainter();
const writer = await loadPainter();

/** Draws onto a context, with paths of this class. */
async function draw(
  { drawShapes, loadRough, themes }: PainterModule,
  pathClass: unknown,
  shapes: readonly Shape[],
) {
  vi.stubGlobal('Path2D', pathClass);
  await loadRough();
  return (context: unknown) => {
    // Both contexts have what drawing takes.
    const target = context as Parameters<PainterModule['drawShapes']>[0];
    drawShapes(target, shapes, themes.light, { scale: 1, tx: 0, ty: 0 });
  };
}

async function paintDirectly(shapes: readonly Shape[]): Promise<Uint8ClampedArray> {
  const context = createCanvas(SIZE, SIZE).getContext('2d');
  (await draw(painter, Path2D, shapes))(context);
  return context.getImageData(0, 0, SIZE, SIZE).data;
}

async function paintAsSvg(shapes: readonly Shape[]): Promise<Uint8ClampedArray> {
  const svg = writeSvg(await draw(writer, SvgPath, shapes), { box, measureText: () => 0 });
  const context = createCanvas(SIZE, SIZE).getContext('2d');
  context.drawImage(await loadImage(new TextEncoder().encode(svg)), 0, 0);
  return context.getImageData(0, 0, SIZE, SIZE).data;
}

function shapesOf(...shapes: NewShape<Shape>[]): readonly Shape[] {
  const { store } = createTestBoard();
  store.create(...shapes);
  return store.sorted();
}

const style = (fields: Partial<Style> = {}): Style => parseStyle({ ...DEFAULT_STYLE, ...fields });
const at = { x: 30, y: 40, w: 140, h: 100 };
const corners = [
  { x: 20, y: 30 },
  { x: 160, y: 60 },
  { x: 60, y: 170 },
];
const stroke = packPoints({
  isPen: true,
  points: corners.map(({ x, y }, index) => ({ x, y, pressure: 0.3 * (index + 1) })),
});

afterEach(() => vi.unstubAllGlobals());

it.each<[string, readonly Shape[]]>([
  ...GEOMETRIC_TYPES.map((type): [string, readonly Shape[]] => [
    type,
    // Each of these is a box.
    shapesOf({ ...at, type, rotation: 0.3, style: style({ fill: 'tint', color: 'red' }) } as NewShape<Shape>),
  ]),
  [
    'a hatched box',
    shapesOf({ ...at, type: 'rectangle', style: style({ fill: 'cross-hatch', dash: 'dashed' }) }),
  ],
  [
    'a box drawn by hand',
    shapesOf({ ...at, type: 'rectangle', style: style({ roughness: 'sketchy', fill: 'hachure' }) }),
  ],
  ['a pale ellipse', shapesOf({ ...at, type: 'ellipse', style: style({ opacity: 0.4, fill: 'solid' }) })],
  ['a note', shapesOf({ ...at, type: 'sticky', rotation: -0.2, style: style() })],
  ['a curve', shapesOf({ ...placePoints(corners), type: 'line', style: style({ route: 'curved' }) })],
  ...HEADS.map((endHead): [string, readonly Shape[]] => [
    `an arrow that ends in ${endHead}`,
    shapesOf({ ...placePoints(corners), type: 'arrow', style: style({ endHead, width: 6 }) }),
  ]),
  ['a stroke', shapesOf({ ...box, type: 'draw', packed: stroke, isPen: true, style: style({ width: 12 }) })],
  [
    'a highlighter',
    shapesOf({ ...box, type: 'highlight', packed: stroke, style: style({ color: 'yellow' }) }),
  ],
  [
    'what a frame cuts off',
    shapesOf(
      { ...at, id: 'f', type: 'frame', style: style() },
      { x: 100, y: 100, w: 90, h: 90, type: 'ellipse', frame: 'f', style: style({ fill: 'solid' }) },
    ),
  ],
])('as SVG %s looks as on the board', async (_name, shapes) => {
  const [painted, written] = [await paintDirectly(shapes), await paintAsSvg(shapes)];
  const isDifferent = (value: number, index: number) => Math.abs(value - (written[index] ?? 0)) > TOLERANCE;
  expect(painted.some((value) => value > 0)).toBe(true);
  expect(painted.filter(isDifferent).length).toBeLessThanOrEqual(MAX_DIFFERING);
});
