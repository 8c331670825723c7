import { expect, test } from 'vitest';
import { parseZoom } from './parseZoom.ts';

test('a percentage is read as people write it', () => {
  for (const text of ['150', ' 150 % ', '150%']) expect(parseZoom(text)).toBe(1.5);
  expect(parseZoom('75,5')).toBeCloseTo(0.755);
});

test('what is no zoom is none', () => {
  for (const text of ['', '0', '-5', 'fit', '1e3', '1.2.3']) expect(parseZoom(text)).toBeUndefined();
});
