import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DRAFT_BYTES, MAX_PRESENCE_STATE_BYTES } from './limits.ts';
import { encodePresenceFrame, encodePresenceSet, parsePresenceFrame, parsePresenceSet } from './presence.ts';

const content = fc.uint8Array({ maxLength: 200 });
const NOTHING = new Uint8Array();
const NOT_BYTES = [undefined, null, 'AQID', 12, [0, 0], { state: [], drafts: [] }];

describe('A presence', () => {
  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(content, content, (state, drafts) => {
        expect(parsePresenceSet(encodePresenceSet({ state, drafts }))).toEqual({ state, drafts });
      }),
    );
  });

  it('is taken up to the limits and refused one byte beyond', () => {
    const isTaken = (state: number, drafts: number) =>
      parsePresenceSet(
        encodePresenceSet({ state: new Uint8Array(state), drafts: new Uint8Array(drafts) }),
      ) !== undefined;
    expect(isTaken(MAX_PRESENCE_STATE_BYTES, MAX_DRAFT_BYTES)).toBe(true);
    expect(isTaken(MAX_PRESENCE_STATE_BYTES + 1, 0)).toBe(false);
    expect(isTaken(0, MAX_DRAFT_BYTES + 1)).toBe(false);
  });

  it.each([...NOT_BYTES, NOTHING, Uint8Array.of(0), Uint8Array.of(2, 1, 0), Uint8Array.of(0, 0, 0)])(
    'is refused when it is %j',
    (payload) => {
      expect(parsePresenceSet(payload)).toBeUndefined();
    },
  );

  it('keeps its parts when the message behind it changes', () => {
    const message = encodePresenceSet({ state: Uint8Array.of(1), drafts: Uint8Array.of(2) });
    const presence = parsePresenceSet(message);
    message.fill(0xff);
    expect(presence).toEqual({ state: Uint8Array.of(1), drafts: Uint8Array.of(2) });
  });
});

describe('A presence frame', () => {
  const peers = fc.array(fc.record({ peerId: fc.maxSafeNat(), state: content, drafts: content }), {
    maxLength: 10,
  });

  it('comes back from its bytes', () => {
    fc.assert(
      fc.property(peers, (frame) => {
        expect(parsePresenceFrame(encodePresenceFrame(frame))).toEqual(frame);
      }),
    );
  });

  it.each([...NOT_BYTES, Uint8Array.of(7), Uint8Array.of(7, 0), Uint8Array.of(7, 0, 0, 8)])(
    'is refused when it is %j',
    (payload) => {
      expect(parsePresenceFrame(payload)).toBeUndefined();
    },
  );
});
