import fc from 'fast-check';
import { schema } from './tldrawFile.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'].map((name) => `shape:${name}`);
const TYPES = 'geo arrow draw highlight line text note frame group image video embed bookmark gadget'.split(
  ' ',
);

const nasty = fc.oneof(
  fc.anything(),
  fc.constantFrom(Number.NaN, 1e308, -1e7, 0, '', null, [], {}, '__proto__', 'constructor', 'justify'),
);
const number = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -5000, max: 5000 }) },
  { weight: 1, arbitrary: nasty },
);
const key = fc.constantFrom(...KEYS, 'page:page', 'page:two', 'gone');
const words = fc.oneof(fc.string(), fc.constantFrom('two\nlines', 'Grüße, 世界 😀'));
const richText = words.map((text) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
}));
const point = fc.record({ x: number, y: number });
const terminal = fc.oneof(
  point,
  fc.record({
    type: fc.constantFrom('binding', 'point'),
    boundShapeId: key,
    normalizedAnchor: point,
    isExact: fc.boolean(),
    x: number,
  }),
);
const indexed = fc.dictionary(
  fc.constantFrom('start', 'end', 'a1', 'a2', '__proto__'),
  fc.record({ id: fc.string(), index: fc.constantFrom('a1', 'a2', 'a3'), x: number, y: number }),
);
const segment = fc.record(
  {
    type: fc.constantFrom('free', 'straight'),
    points: fc.oneof(fc.array(point), fc.base64String()),
    path: fc.base64String(),
    dim: fc.constantFrom(2, 3),
  },
  { requiredKeys: ['type'] },
);

/** Of all types together: each reader takes what it knows. */
const props = fc.record(
  {
    ...{ w: number, h: number, growY: number, scale: number, bend: number, elbowMidPoint: number },
    geo: fc.constantFrom(
      'rectangle',
      'hexagon',
      'arrow-up',
      'x-box',
      'check-box',
      'oval',
      'rhombus-2',
      'cloud',
      'none',
    ),
    color: fc.constantFrom('black', 'blue', 'white', 'yellow', '#12ab34', 'nope'),
    labelColor: fc.constantFrom('black', 'blue'),
    fill: fc.constantFrom('none', 'semi', 'solid', 'pattern', 'fill', 'lined-fill'),
    dash: fc.constantFrom('draw', 'solid', 'dashed', 'dotted', 'none'),
    size: fc.constantFrom('s', 'm', 'l', 'xl'),
    font: fc.constantFrom('draw', 'sans', 'serif', 'mono'),
    align: fc.constantFrom('start', 'middle', 'end', 'justify', 'start-legacy'),
    ...{ flipX: fc.boolean(), flipY: fc.boolean(), isClosed: fc.boolean(), isPen: fc.boolean() },
    ...{ autoSize: fc.boolean(), opacity: fc.constantFrom('0.5', '1') },
    ...{
      richText,
      text: words,
      name: words,
      altText: words,
      url: fc.webUrl(),
      assetId: fc.constant('asset:a'),
    },
    ...{ start: terminal, end: terminal, points: indexed, handles: indexed, segments: fc.array(segment) },
    kind: fc.constantFrom('arc', 'elbow'),
    spline: fc.constantFrom('line', 'cubic'),
    crop: fc.record({ topLeft: point, bottomRight: point, isCircle: fc.boolean() }),
  },
  { requiredKeys: [] },
);

const shape = fc.record(
  {
    ...{
      typeName: fc.constant('shape'),
      id: fc.constantFrom(...KEYS),
      type: fc.constantFrom(...TYPES),
      props,
    },
    ...{ x: number, y: number, rotation: fc.constantFrom(0, 0.5, -2, 1e9), parentId: key },
    index: fc.constantFrom('a1', 'a2', 'a10', 'Zz'),
    ...{ opacity: fc.double({ min: 0, max: 1, noNaN: true }), isLocked: fc.boolean(), meta: fc.constant({}) },
  },
  { requiredKeys: ['typeName', 'type'] },
);

const binding = fc.record({
  ...{ typeName: fc.constant('binding'), type: fc.constant('arrow'), fromId: key, toId: key },
  props: fc.record({
    terminal: fc.constantFrom('start', 'end'),
    normalizedAnchor: point,
    ...{ isExact: fc.boolean(), isPrecise: fc.boolean() },
  }),
});

const src = fc.constantFrom('data:image/png;base64,iVBORw0KGgo=', 'https://a.test/b.png', 'asset:x', '');
const other = fc.oneof(
  fc.record({ typeName: fc.constant('page'), id: fc.constantFrom('page:page', 'page:two'), name: words }),
  fc.record({
    typeName: fc.constant('asset'),
    id: fc.constant('asset:a'),
    props: fc.record({ src, w: number, h: number }),
  }),
);

const record = fc.oneof(
  { weight: 6, arbitrary: shape },
  { weight: 2, arbitrary: binding },
  { weight: 1, arbitrary: other },
);
const versions = fc.dictionary(
  fc.constantFrom('store', 'shape', ...TYPES.map((type) => `shape.${type}`)),
  fc.integer({ min: 0, max: 12 }),
);
const damage = fc.array(
  fc.tuple(fc.nat(9), fc.constantFrom('x', 'type', 'props', 'parentId', 'index', 'id'), nasty),
  {
    maxLength: 2,
  },
);

/** A file of any versions, whose records may contradict each other, and some fields of which may be anything. */
export const anyFile: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .tuple(fc.array(record, { maxLength: 10 }), versions, damage)
  .map(([records, written, damages]) => {
    const damaged: Record<string, unknown>[] = records.map((one) => ({ ...one }));
    for (const [at, field, value] of damages) {
      const one = damaged[at];
      if (one) one[field] = value;
    }
    return { tldrawFileFormatVersion: 1, schema: schema(written), records: damaged };
  });
