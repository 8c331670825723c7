import * as v from 'valibot';

/** A webhook, and how far it was told: records in, records out. Times are epoch ms. */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const webhook = v.object({
  id: v.string(),
  url: v.string(),
  /** What requests are signed with. It cannot be a hash: the server has to sign. */
  secret: v.string(),
  createdMs: count,
  /** Everything up to this entry was told. */
  toldSeq: count,
  /** A node is at it until then, at most. */
  claimedUntilMs: v.exactOptional(count),
  /** Since when it fails; absent while it works. */
  failingSinceMs: v.exactOptional(count),
  attempts: count,
  /** Not before then. */
  nextMs: v.exactOptional(count),
  /** What the last attempt came to. */
  last: v.exactOptional(v.object({ timeMs: count, outcome: v.string() })),
  givenUpMs: v.exactOptional(count),
});
export type Webhook = Readonly<v.InferOutput<typeof webhook>>;

/** How a request to somebody's server ended. */
export type Outcome =
  | { readonly kind: 'taken'; readonly status: number }
  | { readonly kind: 'failed'; readonly why: string }
  /** The other end says that it will never be there again. */
  | { readonly kind: 'gone' };

/** Longer than a request may take, so that only a node that died loses its claim. */
const CLAIM_MS = 30_000;

const FIRST_RETRY_MS = 5_000;
const MAX_RETRY_MS = 3_600_000;

/** Whoever does not answer for a day does not need it any more. */
export const GIVE_UP_MS = 24 * 3_600_000;

/** @throws Error for what this version did not write. */
export function parseWebhook(text: string): Webhook {
  return v.parse(webhook, JSON.parse(text));
}

/** When there is something to tell, or `undefined` when there is not. */
export function dueAt({ toldSeq, givenUpMs, nextMs = 0, claimedUntilMs = 0 }: Webhook, head: number) {
  return toldSeq >= head || givenUpMs !== undefined ? undefined : Math.max(nextMs, claimedUntilMs);
}

export function claimed(hook: Webhook, nowMs: number): Webhook {
  return { ...hook, claimedUntilMs: nowMs + CLAIM_MS };
}

/** As it is after an attempt to tell everything up to `head`. `chance` is from 0 to 1. */
export function afterAttempt(
  { claimedUntilMs: _claim, nextMs: _next, ...hook }: Webhook,
  outcome: Outcome,
  { head, nowMs, chance }: { readonly head: number; readonly nowMs: number; readonly chance: number },
): Webhook {
  const last = { timeMs: nowMs, outcome: wordsFor(outcome) };
  if (outcome.kind === 'taken') {
    const { failingSinceMs: _since, ...working } = hook;
    return { ...working, last, toldSeq: head, attempts: 0 };
  }
  const failingSinceMs = hook.failingSinceMs ?? nowMs;
  const attempts = hook.attempts + 1;
  const failed = { ...hook, last, failingSinceMs, attempts };
  if (outcome.kind === 'gone' || nowMs - failingSinceMs >= GIVE_UP_MS) return { ...failed, givenUpMs: nowMs };
  return { ...failed, nextMs: nowMs + retryDelayMs(attempts, chance) };
}

/** Twice as long each time; a part of it is chance, so that many who failed together do not come back together. */
function retryDelayMs(attempts: number, chance: number): number {
  const longest = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
  return Math.round(longest * (0.5 + chance / 2));
}

function wordsFor(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'taken':
      return `answered ${outcome.status}`;
    case 'failed':
      return outcome.why;
    case 'gone':
      return 'answered 410: not told any more';
    default:
      return outcome satisfies never;
  }
}
