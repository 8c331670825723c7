import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../test/damage.ts';
import { nextBringing } from './companyBytes.ts';
import { encodePresence, MAX_PRESENCE_SELECTION, parsePresence } from './presence.ts';

const eighths = fc.integer({ min: -8e7, max: 8e7 }).map((steps) => steps / 8);
const selection = fc.array(fc.stringMatching(/^[A-Za-z0-9]{10}$/), { maxLength: MAX_PRESENCE_SELECTION });
const place = fc.oneof(
  fc.constant('start' as const),
  fc.record({ client: fc.nat(0xffff_ffff), clock: fc.nat(1e9) }, { noNullPrototype: true }),
);
const caret = fc.record(
  { id: fc.stringMatching(/^[A-Za-z0-9]{10}$/), anchor: place, focus: place },
  { noNullPrototype: true },
);
const tool = fc.constantFrom('select', 'draw', 'rectangle');

const px = fc.integer({ min: -16e8, max: 16e8 }).map((steps) => steps / 160);
const size = fc.integer({ min: 160, max: 16e8 }).map((steps) => steps / 160);
const viewport = fc.record({ x: px, y: px, w: size, h: size }, { noNullPrototype: true });
const activity = fc.constantFrom('idle' as const, 'away' as const);
const peer = fc.nat();
const NOTHING = { tool: 'select', selection: [] };

describe('presence', () => {
  it('comes back as it was sent, the cursor in eighths of a px', () => {
    const cursor = fc.record({ x: eighths, y: eighths }, { noNullPrototype: true });
    const state = fc.record(
      { cursor, tool, selection, viewport, activity, following: peer, bringing: peer, caret },
      { requiredKeys: ['tool', 'selection'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(state, (sent) => {
        expect(parsePresence(encodePresence(sent))).toEqual(sent);
      }),
    );
  });

  it('of a cursor alone takes at most 9 bytes, anywhere', () => {
    const state = { cursor: { x: -1e9, y: 1e9 }, tool: 'select', selection: [] };
    expect(encodePresence(state).length).toBe(9);
    expect(encodePresence({ ...state, cursor: { x: 640, y: 360 } }).length).toBe(5);
  });

  it('with a view and company takes some 20 bytes', () => {
    const view = { x: -1234.5, y: 678.9, w: 1920, h: 1080 };
    const state = { ...NOTHING, cursor: { x: 640, y: 360 }, viewport: view };
    expect(encodePresence(state).length).toBe(17);
    expect(encodePresence({ ...state, activity: 'idle', following: 7 }).length).toBe(20);
  });

  it('fits a message whatever it says', () => {
    const huge = { x: -1e300, y: 1e300, w: 1e300, h: Number.POSITIVE_INFINITY };
    const ids = Array.from({ length: 40 }, () => 'abcdefghij');
    const bytes = encodePresence({
      ...{ cursor: { x: 1e300, y: -1e300 }, tool: 'rectangle', selection: ids, viewport: huge },
      ...{ activity: 'away' as const, following: 1e300, bringing: 1e300 },
    });
    expect(bytes.length).toBeLessThan(600);
    expect(parsePresence(bytes)?.tool).toBe('rectangle');
  });

  it('has no view in which nothing could be seen', () => {
    for (const w of [0, Number.NaN, 0.1]) {
      const sent = encodePresence({ ...NOTHING, viewport: { x: 0, y: 0, w, h: 100 } });
      expect(parsePresence(sent)?.viewport).toBeUndefined();
    }
  });

  it('is active, alone, when what it says of that makes no sense', () => {
    expect(parsePresence(new Uint8Array([16, 77, 0, 0]))).toEqual(NOTHING);
    const odd = { ...NOTHING, following: Number.NaN, bringing: -5 };
    expect(parsePresence(encodePresence(odd))).toEqual(NOTHING);
  });

  it('of a caret takes 24 bytes at most beyond that', () => {
    const state = { tool: 'select', selection: [] };
    const place = { client: 0xffff_ffff, clock: 1e9 };
    const caret = { id: 'abcdefghij', anchor: place, focus: place };
    const length = encodePresence({ ...state, caret }).length - encodePresence(state).length;
    expect(length).toBeLessThanOrEqual(24);
  });

  it('names no more than 40 selected shapes', () => {
    const many = Array.from({ length: 100 }, (_, i) => `shape${i}`);
    const parsed = parsePresence(encodePresence({ tool: 'select', selection: many }));
    expect(parsed?.selection).toHaveLength(MAX_PRESENCE_SELECTION);
    expect(parsePresence(new Uint8Array([4, 41, 0, 0]))).toBeUndefined();
  });

  it('survives any damage', () => {
    const sent = encodePresence({
      cursor: { x: 1, y: -2 },
      tool: 'rectangle',
      selection: ['abcdefghij', 'b'],
      caret: { id: 'abcdefghij', anchor: 'start', focus: { client: 300, clock: 7 } },
    });
    for (const bytes of damaged(sent)) {
      const state = parsePresence(bytes);
      expect(state === undefined || state.selection.length <= MAX_PRESENCE_SELECTION).toBe(true);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parsePresence(bytes)));
  });

  it('is none in a message cut short, and skips what a later version adds', () => {
    const sent = encodePresence({ cursor: { x: 1, y: 2 }, tool: 'draw', selection: [] });
    expect(parsePresence(sent.slice(0, -1))).toBeUndefined();
    expect(parsePresence(new Uint8Array([...sent, 1, 2, 3]))?.tool).toBe('draw');
  });

  it('takes a cursor that is not a number for one at the origin', () => {
    const sent = encodePresence({ cursor: { x: Number.NaN, y: 5 }, tool: 'select', selection: [] });
    expect(parsePresence(sent)?.cursor).toEqual({ x: 0, y: 5 });
  });
});

describe('bringing everyone', () => {
  it('outranks all who did before, and differs from who does at the same time', () => {
    const first = nextBringing([], 0.5);
    const second = nextBringing([first, 3], 0);
    expect(second).toBeGreaterThan(first);
    expect(nextBringing([first], 0.9)).not.toBe(second);
  });

  it('stays a number that can be sent, whatever others claim', () => {
    const most = parsePresence(encodePresence({ ...NOTHING, bringing: nextBringing([1e300], 0.9) }));
    expect(most?.bringing).toBe(2 ** 40);
  });
});
