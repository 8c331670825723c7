import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../test/damage.ts';
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

describe('presence', () => {
  it('comes back as it was sent, the cursor in eighths of a px', () => {
    const cursor = fc.record({ x: eighths, y: eighths }, { noNullPrototype: true });
    const state = fc.oneof(
      fc.record({ cursor, tool, selection }),
      fc.record({ tool, selection }),
      fc.record({ tool, selection, caret }),
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
