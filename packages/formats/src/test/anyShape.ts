import {
  ALIGNMENTS,
  COLOR_NAMES,
  CORNERS,
  DASHES,
  FILLS,
  FONTS,
  GEOMETRIC_TYPES,
  HEADS,
  type NewShape,
  packPoints,
  parseStyle,
  placePoints,
  ROUGHNESSES,
  ROUTES,
  type Shape,
  VERTICAL_ALIGNMENTS,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import fc from 'fast-check';

const place = fc.integer({ min: -80_000, max: 80_000 }).map((eighths) => eighths / 8);
const size = fc.integer({ min: 8, max: 8_000 }).map((eighths) => eighths / 8);
const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}` as const);
const color = fc.oneof(fc.constantFrom(...COLOR_NAMES), hex);
const text = fc.oneof(fc.constant(''), fc.string(), fc.constantFrom('two\nlines', 'Grüße, 世界 😀', '<b>&"'));

export const anyStyle = fc
  .record({
    color,
    width: fc.constantFrom(1, 2, 3.5, 6, 12),
    fill: fc.constantFrom(...FILLS),
    fillColor: fc.oneof(fc.constant('stroke' as const), color),
    opacity: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    dash: fc.constantFrom(...DASHES),
    roughness: fc.constantFrom(...ROUGHNESSES),
    corners: fc.constantFrom(...CORNERS),
    font: fc.constantFrom(...FONTS),
    fontSize: fc.integer({ min: 4, max: 200 }),
    align: fc.constantFrom(...ALIGNMENTS),
    verticalAlign: fc.constantFrom(...VERTICAL_ALIGNMENTS),
    route: fc.constantFrom(...ROUTES),
    startHead: fc.constantFrom(...HEADS),
    endHead: fc.constantFrom(...HEADS),
  })
  .map(parseStyle);

const common = fc.record({
  style: anyStyle,
  locked: fc.boolean(),
  groups: fc.uniqueArray(fc.constantFrom('g1', 'g2', 'g3'), { maxLength: 2 }),
  link: fc.constantFrom('', 'https://example.com/a?b=c#d'),
});

const box = fc.record({ x: place, y: place, w: size, h: size, rotation: fc.constantFrom(0, 0.5, -1.25) });

const points = fc
  .array(fc.record({ x: place, y: place }), { minLength: 2, maxLength: 8 })
  .filter((all) => all.some(({ x, y }) => x !== all[0]?.x || y !== all[0]?.y));

const stroke = fc.record({ points, isPen: fc.boolean() }).map(({ points: drawn, isPen }) => {
  const { x, y, w, h } = placePoints(drawn);
  const local = drawn.map((point) => ({ x: point.x - x, y: point.y - y, pressure: isPen ? 1 : 0.5 }));
  return { x, y, w, h, isPen, packed: packPoints({ points: local, isPen }, 3) };
});

const boxed = fc
  .tuple(common, box, text, fc.constantFrom(...GEOMETRIC_TYPES, 'sticky', 'frame', 'placeholder'))
  // Each of these is a box with a text.
  .map(([shared, at, label, type]) => ({ ...shared, ...at, text: label, type }) as NewShape<Shape>);
const written = fc.tuple(common, box, text, fc.boolean()).map(
  ([shared, at, words, wraps]): NewShape<Shape> => ({
    ...shared,
    ...at,
    text: `${words}.`,
    wraps,
    type: 'text',
  }),
);
const lined = fc
  .tuple(common, points, text, fc.constantFrom('line', 'arrow'))
  .map(
    ([shared, way, label, type]): NewShape<Shape> => ({ ...shared, ...placePoints(way), text: label, type }),
  );
const drawn = fc
  .tuple(common, stroke, fc.boolean(), fc.constantFrom(0, 1))
  .map(([shared, { isPen, ...ink }, isHighlight, rotation]): NewShape<Shape> => {
    const base = { ...shared, ...ink, rotation };
    return isHighlight ? { ...base, type: 'highlight' } : { ...base, isPen, type: 'draw' };
  });

const imaged = fc.tuple(common, box, text, size, size).map(
  ([shared, at, words, w, h]): NewShape<Shape> => ({
    ...shared,
    ...at,
    text: words,
    file: { name: 'ab'.repeat(32), w, h },
    type: 'image',
  }),
);

/** A shape of any type that has something to see, with nothing that hangs together with others. */
export const anyShape: fc.Arbitrary<Shape> = fc.oneof(boxed, written, lined, drawn, imaged).map(testShape);

/** Several shapes of different ids; arrows among them may be bound to others. */
export const anyShapes: fc.Arbitrary<Shape[]> = fc
  .array(fc.tuple(anyShape, fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 8 })
  .map((entries) =>
    entries.map(([shape, from, to, isInside], index) => {
      const named = { ...shape, id: `s${index}` };
      const bound = (target: number, x: number) => ({ id: `s${target}`, x, y: 0.25, isInside });
      if (named.type !== 'arrow') return named;
      return { ...named, start: bound(from, 0.5), end: bound(to, 1), middle: from / 9 };
    }),
  );
