import { describe, expect, it } from 'vitest';
import { createBoardId, createSessionId, isBoardId, isSessionId } from './ids.ts';

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('A board id', () => {
  it('that is new has 22 letters and digits, and is never made twice', () => {
    const ids = times(500, createBoardId);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{22}$/);
    expect(ids.every(isBoardId)).toBe(true);
    expect(new Set(ids).size).toBe(500);
  });

  it.each(['a', 'weekly-plan_2', '-', 'x'.repeat(64)])('may be chosen: %s', (id) => {
    expect(isBoardId(id)).toBe(true);
  });

  it.each([
    '',
    'x'.repeat(65),
    'a b',
    'a/b',
    '..',
    'a.b',
    'é',
    'a\n',
    'a\u0000',
    '%41',
    5,
    null,
    undefined,
    ['a'],
  ])('may not be %j', (id) => {
    expect(isBoardId(id)).toBe(false);
  });
});

describe('A session id', () => {
  it('that is new has 16 letters and digits', () => {
    for (const id of times(100, createSessionId)) expect([id, isSessionId(id)]).toEqual([id, true]);
  });

  it.each(['', 'A'.repeat(15), 'A'.repeat(17), `${'A'.repeat(15)}-`, `${'A'.repeat(16)}\n`, 16, null])(
    'may not be %j',
    (id) => {
      expect(isSessionId(id)).toBe(false);
    },
  );
});

describe('The letters of new ids', () => {
  it('are all 62 equally likely', () => {
    const counts = new Map<string, number>();
    for (const id of times(6_000, createBoardId)) {
      for (const letter of id) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const expected = (6_000 * 22) / 62;
    // Six standard deviations: fair letters fail about once in eight million runs. Bytes taken modulo 62 would give the
    // first eight letters a fifth more than their share, which is nearly ten deviations.
    const tolerance = 6 * Math.sqrt(expected);
    expect(counts.size).toBe(62);
    for (const [letter, count] of counts) {
      expect(Math.abs(count - expected), letter).toBeLessThan(tolerance);
    }
  });
});
