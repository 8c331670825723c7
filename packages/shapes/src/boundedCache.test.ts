import { expect, it } from 'vitest';
import { createBoundedCache } from './boundedCache.ts';

it('a bounded cache keeps what is used, and forgets what was not for long', () => {
  const cache = createBoundedCache<number, string>(10);
  cache.set(-1, 'used');
  cache.set(-2, 'once');
  for (let key = 0; key < 100; key++) {
    cache.set(key, 'other');
    expect(cache.get(-1)).toBe('used');
  }
  expect(cache.get(-2)).toBeUndefined();
  expect(Array.from({ length: 100 }, (_, key) => cache.get(key)).filter(Boolean).length).toBeLessThanOrEqual(
    20,
  );
  cache.clear();
  expect(cache.get(-1)).toBeUndefined();
});
