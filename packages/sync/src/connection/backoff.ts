/** First wait: short, because most breaks are a server restart or a train's tunnel. */
export const MIN_RETRY_MS = 500;

/** Longest wait: a person who watches the page still sees it come back by itself. */
export const MAX_RETRY_MS = 30_000;

const GROWTH = 2;

/** So many attempts keep the first limit: a server that restarts is back within a second or two, and so should everybody be. */
const PROMPT_ATTEMPTS = 3;

/** Even the luckiest waits this long: a server that refuses at once must not be asked in a circle. */
const FLOOR_MS = 50;

/**
 * How long to wait before attempt `attempt` (1, 2, 3 …), in milliseconds: anything up to the limit of that attempt ("full
 * jitter"). Capped first, spread afterwards: with the chance before the cap, all clients of a restarted server end up
 * retrying at the same moments.
 *
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(attempt: number, random: number): number {
  const cappedMs = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * GROWTH ** Math.max(0, attempt - PROMPT_ATTEMPTS));
  return Math.max(FLOOR_MS, Math.round(random * cappedMs));
}
