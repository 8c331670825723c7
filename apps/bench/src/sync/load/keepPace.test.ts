import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPace } from './keepPace.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

describe('A pace', () => {
  it('is kept, whatever the distance is', () => {
    const pace = keepPace(30, 0, () => {});
    vi.advanceTimersByTime(10_000);
    expect(Math.abs(pace.done - 300)).toBeLessThanOrEqual(1);
    expect(Math.abs(pace.due - 300)).toBeLessThanOrEqual(1);
    pace.stop();
  });

  it('begins when its part of the first distance is over', () => {
    const pace = keepPace(10, 0.5, () => {});
    vi.advanceTimersByTime(49);
    expect(pace.done).toBe(0);
    vi.advanceTimersByTime(2);
    expect(pace.done).toBe(1);
    pace.stop();
  });

  it('leaves out what was due while the process was busy, and tells so', () => {
    const busy = { done: false };
    const pace = keepPace(10, 0, () => {
      // The clock goes on by a second in which no timer is served.
      if (!busy.done) vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
      busy.done = true;
    });
    vi.advanceTimersByTime(20);
    expect(pace.done).toBeLessThanOrEqual(2);
    expect(pace.due).toBeGreaterThanOrEqual(10);
    vi.restoreAllMocks();
    pace.stop();
  });

  it('ends', () => {
    const pace = keepPace(10, 0, () => {});
    pace.stop();
    vi.advanceTimersByTime(10_000);
    expect(pace.done).toBe(0);
  });
});
