import type { BoardHistory } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './localTime.ts';
import { workSpanOf } from './workSpanOf.ts';

const ADA = { name: 'Ada', color: '#ff0000', clients: [] };
const BEN = { name: 'Ben', color: '#00ff00', clients: [] };
const MINUTE_MS = 60_000;

const history: BoardHistory = {
  log: 'l',
  versions: [
    { firstSeq: 5, seq: 9, fromMs: 10 * MINUTE_MS + 5, toMs: 12 * MINUTE_MS + 7, by: [0] },
    { firstSeq: 1, seq: 4, fromMs: MINUTE_MS, toMs: MINUTE_MS, by: [0, 1] },
  ],
  named: [],
  authors: [ADA, BEN],
  days: 90,
};

test('it begins with the version that is looked at, in whole minutes, and with somebody else', () => {
  const span = { person: BEN, fromMs: MINUTE_MS, toMs: 2 * MINUTE_MS };
  expect(workSpanOf(history, 4, ADA)).toEqual(span);
  const newest = { fromMs: 10 * MINUTE_MS, toMs: 13 * MINUTE_MS };
  expect(workSpanOf(history, undefined, BEN)).toEqual({ person: ADA, ...newest });
  expect(workSpanOf({ ...history, authors: [ADA] }, undefined, ADA)).toEqual({ person: ADA, ...newest });
  expect(workSpanOf({ ...history, versions: [] }, undefined, ADA)).toBeUndefined();
});

test('a time goes into its field and back', () => {
  const timeMs = new Date(2026, 2, 29, 14, 5).getTime();
  expect(toLocalTime(timeMs)).toBe('2026-03-29T14:05');
  expect(fromLocalTime('2026-03-29T14:05')).toBe(timeMs);
  expect(fromLocalTime('')).toBeUndefined();
});
