export interface RateLimit {
  readonly perSecond: number;
  /** How much may be taken at once after a rest. */
  readonly burst: number;
}

/**
 * A budget that fills steadily up to a burst. More can be taken than there is: that is paid for by waiting.
 *
 * Kept as one number, the time when it will be full again (the generic cell rate algorithm of ATM, ITU-T I.371): nothing
 * has to run while nobody takes anything. A class, because every connection has several and they share its methods.
 */
export class TokenBucket {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  #fullAtMs: number;

  /** `now` in milliseconds, of a clock that never goes back. */
  constructor(limit: RateLimit, now: () => number) {
    this.#limit = limit;
    this.#now = now;
    this.#fullAtMs = now();
  }

  /** Takes `amount`, there or not. Answers `debtMs`. */
  take(amount: number): number {
    const msPerToken = 1_000 / this.#limit.perSecond;
    this.#fullAtMs = Math.max(this.#fullAtMs, this.#now()) + amount * msPerToken;
    return this.debtMs;
  }

  /** In how many milliseconds everything that was taken is paid for; 0 when it is. */
  get debtMs(): number {
    const { perSecond, burst } = this.#limit;
    return Math.max(0, this.#fullAtMs - this.#now() - (burst * 1_000) / perSecond);
  }

  /** Nothing was taken that is not there again. */
  get isFull(): boolean {
    return this.#fullAtMs <= this.#now();
  }
}
