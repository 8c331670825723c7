import { MAX_UPDATE_BYTES, splitPush } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createFragments } from './fragments.ts';

const update = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
const parts = splitPush({ n: 1, bytes: update }, 300);

describe('Fragments', () => {
  it('pass a whole update through', () => {
    expect(createFragments().add({ n: 1, bytes: update })).toEqual(update);
  });

  it('give the update with the last one', () => {
    const fragments = createFragments();
    const answers = parts.map((part) => fragments.add(part));
    expect(answers.slice(0, -1)).toEqual([undefined, undefined, undefined]);
    expect(answers.at(-1)).toEqual(update);
  });

  it('are refused out of order, and taken when they start again', () => {
    const fragments = createFragments();
    const [first, second, third] = parts;
    if (!first || !second || !third) throw new Error('The update must have more parts.');
    fragments.add(first);
    expect(fragments.add(third)).toMatchObject({ ok: false, error: 'out_of_order' });
    expect(parts.map((part) => fragments.add(part)).at(-1)).toEqual(update);
  });

  it('are refused when together they are too large', () => {
    const fragments = createFragments();
    const half = new Uint8Array(MAX_UPDATE_BYTES / 2 + 1);
    fragments.add({ n: 1, bytes: half, fragment: { index: 0, count: 2 } });
    const answer = fragments.add({ n: 1, bytes: half, fragment: { index: 1, count: 2 } });
    expect(answer).toMatchObject({ ok: false, error: 'too_large' });
  });
});
