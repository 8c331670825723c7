import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALIGNMENTS,
  COLOR_NAMES,
  CORNERS,
  DASHES,
  DEFAULT_STYLE,
  FILLS,
  FONTS,
  HEADS,
  ROUGHNESSES,
  ROUTES,
  type Style,
  VERTICAL_ALIGNMENTS,
} from '../style.ts';
import { damaged } from '../test/damage.ts';
import { type Draft, encodeDraft, MAX_DRAFT_MOVE_IDS, parseDrafts } from './draft.ts';
import { MAX_LASER_POINTS } from './laserDraft.ts';
import { MAX_DRAFT_RESHAPED } from './reshapeDraft.ts';

const id = fc.stringMatching(/^[A-Za-z0-9]{10}$/);
const px = fc.integer({ min: -1e6, max: 1e6 }).map((steps) => steps / 160);
const size = px.map(Math.abs);
const hex = fc.stringMatching(/^#[0-9a-f]{6}$/) as fc.Arbitrary<`#${string}`>;
const style = fc.record({
  color: fc.oneof(fc.constantFrom(...COLOR_NAMES), hex),
  width: fc.integer({ min: 1, max: 2000 }).map((steps) => steps / 10),
  fill: fc.constantFrom(...FILLS),
  opacity: fc.nat(255).map((steps) => steps / 255),
  font: fc.constantFrom(...FONTS),
  fontSize: fc.integer({ min: 40, max: 10_000 }).map((steps) => steps / 10),
  align: fc.constantFrom(...ALIGNMENTS),
  startHead: fc.constantFrom(...HEADS),
  endHead: fc.constantFrom(...HEADS),
  fillColor: fc.oneof(fc.constantFrom('stroke' as const, ...COLOR_NAMES), hex),
  dash: fc.constantFrom(...DASHES),
  roughness: fc.constantFrom(...ROUGHNESSES),
  corners: fc.constantFrom(...CORNERS),
  verticalAlign: fc.constantFrom(...VERTICAL_ALIGNMENTS),
  route: fc.constantFrom(...ROUTES),
});
const pressure = fc.nat(255).map((steps) => steps / 255);
const point = fc.record({ x: px, y: px, pressure });
const shape = fc.record({
  id,
  type: fc.string(),
  x: px,
  y: px,
  w: size,
  h: size,
  rotation: fc.constant(1.25),
  style,
});

const coarsePx = fc.integer({ min: -1e6, max: 1e6 }).map((steps) => steps / 40);
const packed = fc.uint8Array({ maxLength: 30 }).map((bytes) => bytes.slice());
const angle = fc.integer({ min: -31_000, max: 31_000 }).map((steps) => steps / 10_000);
const reshaped = fc.record(
  {
    ...{ id, x: px, y: px, w: size, h: size, rotation: angle },
    fontSize: fc.integer({ min: 40, max: 10_000 }).map((steps) => steps / 10),
    packed,
    opacity: fc.nat(255).map((steps) => steps / 255),
  },
  { requiredKeys: ['id', 'x', 'y', 'w', 'h', 'rotation'] },
);

const shapeDraft = { id: 'a', type: 'text', x: 1, y: 2, w: 3, h: 4, rotation: 0 } as const;

const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc.record({
    kind: fc.constant('stroke' as const),
    id,
    type: fc.constantFrom('draw' as const, 'highlight' as const),
    style,
    isPen: fc.boolean(),
    start: fc.nat(2000),
    points: fc
      .array(point, { minLength: 1, maxLength: 20 })
      .filter((points) => points.some((p) => p.pressure !== 128 / 255)),
  }),
  fc.record({ kind: fc.constant('shape' as const), shape }),
  fc.record({ kind: fc.constant('move' as const), ids: fc.array(id, { maxLength: 10 }), x: px, y: px }),
  fc.record({ kind: fc.constant('reshape' as const), shapes: fc.array(reshaped, { maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('laser' as const),
    trail: fc.nat(),
    isDown: fc.boolean(),
    points: fc.array(fc.record({ x: coarsePx, y: coarsePx }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('end' as const), id }),
  fc.constant<Draft>({ kind: 'end' }),
);

describe('drafts', () => {
  it('come back as they were sent, also several in one message', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 5 }), (sent) => {
        const message = Uint8Array.from(sent.flatMap((one) => [...encodeDraft(one)]));
        expect(parseDrafts(message)).toEqual(sent);
      }),
    );
  });

  it('of a few points of a stroke fit in 40 bytes', () => {
    const points = [0, 1, 2, 3].map((i) => ({ x: 500 + 4 * i, y: 300 - 3 * i, pressure: 0.4 }));
    const sent = {
      kind: 'stroke',
      id: 'abcdefghij',
      type: 'draw',
      style: DEFAULT_STYLE,
      isPen: true,
      start: 90,
      points,
    } as const;
    expect(encodeDraft(sent).length).toBeLessThanOrEqual(46);
  });

  it('move no more than 200 shapes', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `shape${i}`);
    const [parsed] = parseDrafts(encodeDraft({ kind: 'move', ids, x: 0, y: 0 }));
    expect(parsed).toMatchObject({ ids: ids.slice(0, MAX_DRAFT_MOVE_IDS) });
  });

  it('of shapes that are reshaped hold a hundred of them, and as many points as a message has room for', () => {
    const box = { x: 1, y: 2, w: 3, h: 4, rotation: 0 };
    const many = Array.from({ length: 500 }, (_, i) => ({ ...box, id: `shape${i}` }));
    const [parsed] = parseDrafts(encodeDraft({ kind: 'reshape', shapes: many }));
    expect(parsed).toMatchObject({ shapes: many.slice(0, MAX_DRAFT_RESHAPED) });
    const heavy = many.slice(0, 20).map((shape) => ({ ...shape, packed: new Uint8Array(3000) }));
    const bytes = encodeDraft({ kind: 'reshape', shapes: [...heavy, ...many.slice(20, 30)] });
    expect(bytes.length).toBeLessThan(9000);
    expect(parseDrafts(bytes)[0]).toMatchObject({ shapes: { length: 12 } });
  });

  it('of a laser hold its newest positions', () => {
    const points = Array.from({ length: 200 }, (_, x) => ({ x, y: 0 }));
    const [parsed] = parseDrafts(encodeDraft({ kind: 'laser', trail: 3, isDown: true, points }));
    expect(parsed).toMatchObject({ points: points.slice(-MAX_LASER_POINTS) });
  });

  it('of a reshaped shape are skipped with it when it says more than is known', () => {
    const sent = { kind: 'reshape', shapes: [{ id: 'a', x: 1, y: 2, w: 3, h: 4, rotation: 0 }] } as const;
    const bytes = encodeDraft(sent);
    const longer = Uint8Array.from([...bytes, 7]);
    // One byte more in the message, and in the one shape of it.
    longer[0] = (longer[0] ?? 0) + 1;
    longer[3] = (longer[3] ?? 0) + 1;
    expect(parseDrafts(longer)).toEqual([sent]);
  });

  it('survive any damage, one by one', () => {
    for (const sent of fc.sample(draft, { numRuns: 12, seed: 7 })) {
      for (const bytes of damaged(encodeDraft(sent)))
        expect(parseDrafts(bytes).length).toBeLessThanOrEqual(64);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parseDrafts(bytes)));
  });

  it('of a kind that a later version adds are skipped, and the next one is read', () => {
    const message = new Uint8Array([3, 99, 1, 2, ...encodeDraft({ kind: 'end' })]);
    expect(parseDrafts(message)).toEqual([{ kind: 'end' }]);
  });

  it('say of the style only what differs from the default', () => {
    const length = (style: Style) => encodeDraft({ kind: 'shape', shape: { ...shapeDraft, style } }).length;
    expect(length({ ...DEFAULT_STYLE, align: 'center' })).toBe(length(DEFAULT_STYLE) + 1);
  });

  it('carry the points of a line', () => {
    const packed = new Uint8Array([1, 2, 3]);
    const sent = { kind: 'shape', shape: { ...shapeDraft, style: DEFAULT_STYLE, packed } } as const;
    expect(parseDrafts(encodeDraft(sent))).toEqual([sent]);
  });

  it('in a flood of empty messages are few', () => {
    expect(parseDrafts(new Uint8Array(100_000)).length).toBeLessThanOrEqual(64);
  });
});
