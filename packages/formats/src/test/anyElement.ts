import fc from 'fast-check';
import type { Fields } from '../excalidraw/element.ts';

/*
 * Elements of every type with every field that Excalidraw has written in any version, and such as it has not: each field may be
 * there or not.
 */

const place = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const size = fc.double({ min: 0.5, max: 1e4, noNaN: true });
const word = fc.string({ minLength: 1, maxLength: 12 });
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
const count = fc.nat(2 ** 31);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const color = fc.constantFrom(
  '#1e1e1e',
  '#000000',
  '#E03131',
  '#123456',
  'transparent',
  'tomato',
  '#ffc9c9aa',
);

const common = {
  angle: fc.oneof(fc.constant(0), fc.double({ min: -7, max: 7, noNaN: true })),
  strokeColor: color,
  backgroundColor: color,
  fillStyle: fc.constantFrom('hachure', 'cross-hatch', 'solid', 'zigzag', 'dots'),
  strokeWidth: fc.oneof(fc.constantFrom(0.5, 1, 2, 4), size),
  strokeStyle: fc.constantFrom('solid', 'dashed', 'dotted'),
  roughness: fc.constantFrom(0, 1, 2, 0.5, 3),
  opacity: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true })),
  roundness: maybe(fc.record({ type: fc.constantFrom(1, 2, 3), value: size }, { requiredKeys: ['type'] })),
  seed: count,
  version: count,
  versionNonce: count,
  index: maybe(word),
  isDeleted: fc.constant(false),
  groupIds: fc.uniqueArray(fc.constantFrom('inner', 'outer', 'a b', 'ü'), { maxLength: 3 }),
  frameId: fc.constant(null),
  boundElements: fc.constantFrom(null, []),
  updated: count,
  created: count,
  link: fc.constantFrom(null, '', 'https://example.com/?a=b#c', ' mailto:a@b.example', '/page'),
  locked: fc.boolean(),
  customData: fc.dictionary(word, json),
  futureField: json,
};

const text = {
  text: fc.string().map((words) => `${words}.`),
  originalText: fc.constantFrom('two words', 'two\r\nlines', '  😀 '),
  rawText: word,
  baseline: size,
  fontSize: size,
  fontSizeMax: size,
  fontFamily: fc.integer({ min: 1, max: 11 }),
  textAlign: fc.constantFrom('left', 'center', 'right'),
  verticalAlign: fc.constantFrom('top', 'middle', 'bottom'),
  containerId: fc.constant(null),
  autoResize: fc.boolean(),
  lineHeight: fc.constantFrom(1.25, 1.15, 1.2),
};

const delta = fc.tuple(place, place);
const points = fc
  .array(delta, { minLength: 1, maxLength: 6 })
  .map((rest) => [[0, 0], ...rest])
  .filter((all) => all.some(([x, y]) => Math.hypot(x ?? 0, y ?? 0) > 1));
const head = maybe(
  fc.constantFrom('arrow', 'bar', 'circle', 'triangle_outline', 'cardinality_zero_or_many', 'hook'),
);
const line = {
  startArrowhead: head,
  startBinding: fc.constant(null),
  endBinding: fc.constant(null),
  lastCommittedPoint: maybe(delta),
};

const stroke = fc.array(fc.tuple(place, place, fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 1,
  maxLength: 6,
});

const crop = fc.record({
  x: size,
  y: size,
  width: size,
  height: size,
  naturalWidth: size,
  naturalHeight: size,
});
const image = {
  fileId: maybe(word),
  status: fc.constantFrom('pending', 'saved', 'error'),
  scale: fc.tuple(fc.constantFrom(1, -1), fc.constantFrom(1, -1)),
  crop: maybe(crop),
};

type Fieldset = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Always with a type and a place, with these of `needed`, and perhaps with those of `others`. */
function elementOf(type: string, others: Fieldset = {}, needed: Fieldset = {}): fc.Arbitrary<Fields> {
  // The record below has all keys of this one.
  const always = { type: fc.constant(type), x: place, y: place, width: size, height: size, ...needed };
  return fc.record(
    { ...common, ...others, ...always },
    { requiredKeys: Object.keys(always) as (keyof typeof always)[] },
  );
}

const elbow = {
  elbowed: fc.constant(true),
  fixedSegments: maybe(fc.array(fc.record({ index: fc.nat(3), start: delta, end: delta }), { maxLength: 2 })),
  startIsSpecial: maybe(fc.boolean()),
  endIsSpecial: maybe(fc.boolean()),
};

const freedraw = stroke.chain((drawn) =>
  elementOf(
    'freedraw',
    {
      pressures: fc.constantFrom(
        [],
        drawn.map(([, , pressure]) => pressure),
      ),
      simulatePressure: fc.boolean(),
      strokeOptions: fc.record({ variability: size, streamline: size }),
      lastCommittedPoint: maybe(delta),
    },
    { points: fc.constant(drawn.map(([x, y]) => [x, y])) },
  ),
);

/** Nothing of it hangs together with other elements; it has no id. */
export const anyElement: fc.Arbitrary<Fields> = fc.oneof(
  elementOf('rectangle'),
  elementOf('diamond'),
  elementOf('ellipse'),
  elementOf('text', text, { text: text.text }),
  elementOf('line', { ...line, polygon: fc.boolean(), endArrowhead: head }, { points }),
  elementOf('arrow', line, { points, endArrowhead: head }),
  elementOf('arrow', line, { ...elbow, points, endArrowhead: head }),
  freedraw,
  elementOf('image', image),
  elementOf('frame', { name: maybe(word) }),
  elementOf('magicframe', { name: maybe(word) }),
  elementOf('embeddable', { validated: fc.boolean() }),
  elementOf('iframe'),
  elementOf('stickynote', { baseHeight: size }),
  elementOf('hologram', { ...text, name: word, depth: size }),
);

interface Ties {
  readonly frame: number;
  readonly container: number;
  readonly start: number;
  readonly end: number;
  readonly binding: Fields;
}

const ties: fc.Arbitrary<Ties> = fc.record({
  frame: fc.nat(12),
  container: fc.nat(12),
  start: fc.nat(12),
  end: fc.nat(12),
  binding: fc.oneof(
    fc.record({ focus: place, gap: size }),
    fc.record({
      fixedPoint: fc.tuple(
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      mode: fc.constantFrom('inside', 'orbit', 'skip'),
    }),
  ),
});

/** Elements of different ids that lie in frames, hold texts and are bound to each other, or to nothing that is there. */
export const anyElements: fc.Arbitrary<Fields[]> = fc
  .array(fc.tuple(anyElement, ties), { maxLength: 9 })
  .map((all) => all.map(([element, own], index) => tie({ ...element, id: nameOf(index) }, own)));

/** Some are such as cannot name a shape. */
function nameOf(index: number): string {
  return index % 4 === 3 ? `no name ${index}` : `e${index}`;
}

function tie(element: Fields, { frame, container, start, end, binding }: Ties): Fields {
  const bindTo = (index: number) => ({ elementId: nameOf(index), ...binding });
  return {
    ...element,
    ...(frame < 9 && { frameId: nameOf(frame) }),
    ...(element.type === 'text' && container < 9 && { containerId: nameOf(container) }),
    ...(element.type === 'arrow' && start < 9 && { startBinding: bindTo(start) }),
    ...(element.type === 'arrow' && end < 9 && { endBinding: bindTo(end) }),
  };
}
