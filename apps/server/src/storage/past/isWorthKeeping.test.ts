import { describe, expect, it } from 'vitest';
import { isWorthKeeping } from './isWorthKeeping.ts';

const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

describe('A snapshot that is being replaced', () => {
  it('is kept when reading on from the one before takes long', () => {
    expect(isWorthKeeping(1_000, { bytes: 2 * MB, ms: 0 })).toBe(true);
    expect(isWorthKeeping(1_000, { bytes: MB / 2, ms: 0 })).toBe(false);
  });

  it('is not kept for less past than it weighs itself', () => {
    expect(isWorthKeeping(10 * MB, { bytes: 20 * MB, ms: 0 })).toBe(false);
    expect(isWorthKeeping(10 * MB, { bytes: 41 * MB, ms: 0 })).toBe(true);
  });

  it('is kept once a day where people draw, and once a month where they hardly do', () => {
    expect(isWorthKeeping(MB, { bytes: MB / 4, ms: DAY_MS })).toBe(true);
    expect(isWorthKeeping(MB, { bytes: 1_000, ms: DAY_MS })).toBe(false);
    expect(isWorthKeeping(MB, { bytes: 1_000, ms: 30 * DAY_MS })).toBe(true);
  });
});
