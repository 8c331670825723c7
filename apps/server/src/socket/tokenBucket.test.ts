import { describe, expect, it } from 'vitest';
import { TokenBucket } from './tokenBucket.ts';

describe('A token bucket', () => {
  const start = () => {
    const clock = { nowMs: 5_000 };
    return { clock, bucket: new TokenBucket({ perSecond: 10, burst: 20 }, () => clock.nowMs) };
  };

  it('gives a burst at once', () => {
    const { bucket } = start();
    expect(bucket.take(20)).toBe(0);
  });

  it('says how long what it does not have takes', () => {
    const { bucket } = start();
    bucket.take(20);
    expect(bucket.take(5)).toBe(500);
    expect(bucket.debtMs).toBe(500);
  });

  it('fills with time', () => {
    const { bucket, clock } = start();
    bucket.take(25);
    clock.nowMs += 500;
    expect(bucket.debtMs).toBe(0);
    clock.nowMs += 1_000;
    expect(bucket.take(10)).toBe(0);
    expect(bucket.take(1)).toBe(100);
  });

  it('never holds more than a burst', () => {
    const { bucket, clock } = start();
    clock.nowMs += 3_600_000;
    expect(bucket.isFull).toBe(true);
    expect(bucket.take(21)).toBe(100);
    expect(bucket.isFull).toBe(false);
  });
});
