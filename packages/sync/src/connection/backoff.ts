/** First wait: short, because most breaks are a server restart or a train's tunnel. */
export const MIN_RETRY_MS = 500;

/** Longest wait: a person who watches the page still sees it come back by itself. */
export const MAX_RETRY_MS = 30_000;

const GROWTH = 2;

/** So many attempts keep the first limit: a server that restarts is back within a second or two, and so should everybody be. */
const PROMPT_ATTEMPTS = 3;

/**
 * The part of a wait that is certain: without it the unlucky draw several short waits in a row, and spend five attempts on a
 * server that needs a second to start.
 */
const CERTAIN_SHARE = 0.5;

/**
 * How long to wait before attempt `attempt` (1, 2, 3 …), in milliseconds: from half the limit of that attempt to all of it
 * ("equal jitter"). Capped first, spread afterwards: with the chance before the cap, all clients of a restarted server end up
 * retrying at the same moments.
 *
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(attempt: number, random: number): number {
  const cappedMs = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * GROWTH ** Math.max(0, attempt - PROMPT_ATTEMPTS));
  return Math.round(cappedMs * (CERTAIN_SHARE + (1 - CERTAIN_SHARE) * random));
}
