import { describe, expect, it } from 'vitest';
import { createCrashes } from './crashes.ts';

const MINUTE_MS = 60_000;

describe('A board that brings its thread down', () => {
  it('is tried once more, and then not for ten minutes', () => {
    let nowMs = 0;
    const crashes = createCrashes(() => nowMs);
    crashes.add('bad');
    expect(crashes.isBarred('bad')).toBe(false);
    nowMs += MINUTE_MS;
    crashes.add('bad');
    expect(crashes.isBarred('bad')).toBe(true);
    expect(crashes.isBarred('good')).toBe(false);
    nowMs += 10 * MINUTE_MS;
    expect(crashes.isBarred('bad')).toBe(false);
  });

  it('is forgiven what was long ago', () => {
    let nowMs = 0;
    const crashes = createCrashes(() => nowMs);
    crashes.add('bad');
    nowMs += 10 * MINUTE_MS;
    crashes.add('bad');
    expect(crashes.isBarred('bad')).toBe(false);
  });
});
