import { refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { FAILED, pickNotice, type Troubles } from './notice.ts';

const NONE: Troubles = {
  push: undefined,
  isHeld: false,
  join: undefined,
  isDamaged: false,
  copy: undefined,
  filling: undefined,
};
const filling = (shapes: number) => ({ bytes: 1, maxBytes: 1_000, shapes, maxShapes: 200 });
const told = (troubles: Partial<Troubles>): string | undefined =>
  pickNotice({ ...NONE, ...troubles })?.message;

describe('The notice', () => {
  it('is none when there is no trouble', () => {
    expect(pickNotice(NONE)).toBeUndefined();
  });

  it('says of unsaved work that it is tried again, but not of a full board, which needs the person', () => {
    expect(told({ push: refuse('storage', 'The disk is full.', 1_000) })).toBe(
      'Not saved yet, trying again. The disk is full.',
    );
    expect(told({ push: refuse('quota', 'This board is full.', 1_000) })).toBe(
      'Not saved. This board is full.',
    );
  });

  it('tells how full a board is before it is, and that it is', () => {
    expect(told({ filling: filling(171) })).toBe(
      'This board is nearly full (85 %). When it is full, only deleting works.',
    );
    expect(told({ filling: filling(200) })).toMatch(/^This board is full/);
  });

  it('tells the most pressing first', () => {
    const all: Troubles = {
      push: refuse('storage', 'The disk is full.', 1_000),
      isHeld: true,
      join: FAILED,
      isDamaged: true,
      copy: 'No copy.',
      filling: filling(190),
    };
    const codes: (string | undefined)[] = [];
    for (const over of [
      {},
      { isHeld: false },
      { push: undefined },
      { join: undefined },
      { isDamaged: false },
      { copy: undefined },
    ]) {
      Object.assign(all, over);
      codes.push(pickNotice(all)?.code);
    }
    expect(codes).toEqual(['readonly', 'storage', 'storage', 'damaged', 'offlineCopy', 'filling']);
  });
});
