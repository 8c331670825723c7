const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Each unit up to where the next one tells more. */
const UNITS = [
  { unit: 'minute', ms: MINUTE_MS, upToMs: HOUR_MS },
  { unit: 'hour', ms: HOUR_MS, upToMs: DAY_MS },
  { unit: 'day', ms: DAY_MS, upToMs: 7 * DAY_MS },
  { unit: 'week', ms: 7 * DAY_MS, upToMs: 30 * DAY_MS },
  { unit: 'month', ms: 30 * DAY_MS, upToMs: 365 * DAY_MS },
  { unit: 'year', ms: 365 * DAY_MS, upToMs: Number.POSITIVE_INFINITY },
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago something was, in words: "2 hours ago". What a wrong clock puts into the future is now. */
export function relativeTime(thenMs: number, nowMs: number): string {
  const agoMs = nowMs - thenMs;
  if (agoMs < MINUTE_MS) return 'just now';
  const { unit, ms } = UNITS.find(({ upToMs }) => agoMs < upToMs) ?? UNITS[5];
  return words.format(-Math.floor(agoMs / ms), unit);
}
