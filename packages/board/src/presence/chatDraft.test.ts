import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../test/damage.ts';
import { chatLine, MAX_CHAT_LENGTH, REACTIONS } from './chatDraft.ts';
import { type Draft, encodeDraft, parseDrafts } from './draft.ts';

const sentAndRead = (draft: Draft) => parseDrafts(encodeDraft(draft));

describe('what is said at the cursor', () => {
  it('comes back as one line of limited length, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const [read] = sentAndRead({ kind: 'chat', text });
        if (read?.kind !== 'chat') throw new Error('It is no chat any more.');
        expect([...read.text].length).toBeLessThanOrEqual(MAX_CHAT_LENGTH);
        expect(read.text).not.toMatch(/\p{Cc}/u);
        expect(sentAndRead(read)).toEqual([read]);
      }),
    );
    expect(sentAndRead({ kind: 'chat', text: 'Over here 👋' })).toEqual([
      { kind: 'chat', text: 'Over here 👋' },
    ]);
  });

  it('is cut when it is a megabyte', () => {
    expect(chatLine('😀'.repeat(500_000))).toBe('😀'.repeat(MAX_CHAT_LENGTH));
    expect(encodeDraft({ kind: 'chat', text: 'x'.repeat(1e6) }).length).toBeLessThan(200);
  });

  it('is nothing when others send more than anybody can say', () => {
    const bytes = encodeDraft({ kind: 'chat', text: 'x'.repeat(MAX_CHAT_LENGTH) });
    const longer = new Uint8Array(1005);
    longer.set([235, 7, 6, 232, 7]);
    expect(bytes[1]).toBe(6);
    expect(parseDrafts(longer)).toEqual([]);
  });
});

describe('reactions', () => {
  it('come back with their place', () => {
    for (const reaction of REACTIONS)
      expect(sentAndRead({ kind: 'reaction', reaction, x: -12.5, y: 1e5 })).toEqual([
        { kind: 'reaction', reaction, x: -12.5, y: 1e5 },
      ]);
  });

  it('stay on the page, wherever others say they are', () => {
    const [read] = sentAndRead({ kind: 'reaction', reaction: REACTIONS[0], x: Number.NaN, y: 1e300 });
    expect(read).toMatchObject({ x: 0, y: 1e7 });
  });

  it('that nobody knows here are left out, and damage does no harm', () => {
    expect(parseDrafts(new Uint8Array([4, 7, 77, 0, 0]))).toEqual([]);
    const sent = encodeDraft({ kind: 'reaction', reaction: REACTIONS[5], x: 5, y: 6 });
    for (const bytes of damaged(sent)) parseDrafts(bytes);
  });
});
