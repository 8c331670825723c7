import type { Clock } from '../../clock.ts';
import { TokenBucket } from '../tokenBucket.ts';

/** After a pause the people behind one address may come back within this time, each once. */
const CONNECT_BURST_SECONDS = 10;

/** Addresses from which nobody is here and nobody came for a while are forgotten this often. */
const FORGET_MS = 1_000;

/** Whoever comes from one address. */
export interface Visitors {
  /** How many are here. */
  open: number;
  readonly connects: TokenBucket;
}

/** What is remembered of addresses, for no longer than it matters: a table of them must not be what fills the memory. */
export interface VisitorBook {
  from(address: string): Visitors;
  readonly size: number;
}

export function createVisitorBook({ perSecond, clock }: { perSecond: number; clock: Clock }): VisitorBook {
  const byAddress = new Map<string, Visitors>();
  let forgotAtMs = clock.now();

  const forgetIdle = (): void => {
    if (clock.now() - forgotAtMs < FORGET_MS) return;
    forgotAtMs = clock.now();
    for (const [address, { open, connects }] of byAddress) {
      if (open === 0 && connects.isFull) byAddress.delete(address);
    }
  };

  return {
    from(address) {
      const known = byAddress.get(address);
      if (known) return known;
      forgetIdle();
      const limit = { perSecond, burst: perSecond * CONNECT_BURST_SECONDS };
      const visitors = { open: 0, connects: new TokenBucket(limit, clock.now) };
      byAddress.set(address, visitors);
      return visitors;
    },
    get size() {
      return byAddress.size;
    },
  };
}
