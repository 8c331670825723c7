import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHealth } from './health.ts';
import type { StorageHealth } from './storage.ts';

describe('The health of a store', () => {
  let isRepaired: boolean;
  const probe = vi.fn(async () => {
    if (!isRepaired) throw new Error('The disk is full.');
  });

  beforeEach(() => {
    vi.useFakeTimers();
    probe.mockClear();
    isRepaired = false;
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is failing from the first write that fails, and says since when and why', () => {
    const health = createHealth(probe);
    health.fail('The disk is full.');
    const sinceMs = Date.now();
    vi.advanceTimersByTime(10);
    health.fail('Something else.');
    expect(health.current).toEqual({ kind: 'failing', sinceMs, message: 'The disk is full.' });
  });

  it('finds out within a second that writes work again', async () => {
    const health = createHealth(probe);
    health.fail('The disk is full.');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(health.current.kind).toBe('failing');
    isRepaired = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(health.current).toEqual({ kind: 'ok' });
  });

  it('tries nothing while all is well', async () => {
    createHealth(probe);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(probe).not.toHaveBeenCalled();
  });

  it('tells every change once, until the listener is taken back', async () => {
    const health = createHealth(probe);
    const told: StorageHealth['kind'][] = [];
    const stopListening = health.onHealth(({ kind }) => told.push(kind));
    health.fail('The disk is full.');
    isRepaired = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['failing', 'ok']);
    stopListening();
    health.fail('The disk is full.');
    expect(told).toEqual(['failing', 'ok']);
    health.stop();
  });

  it('tries no more when it is stopped', async () => {
    const health = createHealth(probe);
    health.fail('The disk is full.');
    health.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(probe).not.toHaveBeenCalled();
  });
});
