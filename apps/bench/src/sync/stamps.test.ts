import { encodePresence, parsePresence } from '@drawbridge/board';
import { expect, test } from 'vitest';
import { createStamps } from './stamps.ts';

const BASE_MS = 1_790_000_000_000;

test('a stamp tells its age to an eighth of a millisecond, in any process of the run', () => {
  const written = createStamps(BASE_MS, () => BASE_MS + 1_234.56).now();
  const ageMs = createStamps(BASE_MS, () => BASE_MS + 1_240.06).ageMs(written);
  expect(Math.abs(ageMs - 5.5)).toBeLessThanOrEqual(1 / 16);
});

test('a stamp of the longest run comes through a cursor of ours as it was', () => {
  const twoHoursMs = 2 * 60 * 60_000;
  const stamp = createStamps(BASE_MS, () => BASE_MS + twoHoursMs + 0.3).now();
  const sent = encodePresence({ cursor: { x: stamp / 8, y: 0 }, tool: 'select', selection: [] });
  expect((parsePresence(sent)?.cursor?.x ?? 0) * 8).toBe(stamp);
});
