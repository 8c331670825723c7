import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';
import { createVisitorBook } from '../../socket/door/visitors.ts';

/** What was refused counts as this many seconds of an address: nobody asks in vain more than once a second. */
const REFUSED_COST_SECONDS = 1;

/** How often one address may ask who may do what. */
export interface AccessRate {
  /** Counts a request. Answers whether there is room for it. */
  isWithin(request: IncomingMessage): boolean;
  /** It was refused. */
  charge(request: IncomingMessage): void;
}

export function createAccessRate(deps: {
  /** Each page asks as often as it connects. */
  readonly perSecond: number;
  readonly clock: Clock;
  readonly addressOf: AddressOf;
}): AccessRate {
  const { perSecond, clock, addressOf } = deps;
  const book = createVisitorBook({ perSecond, clock });
  return {
    isWithin(request) {
      const { connects } = book.from(addressOf(request));
      if (connects.debtMs > 0) return false;
      connects.take(1);
      return true;
    },
    charge: (request) => void book.from(addressOf(request)).connects.take(perSecond * REFUSED_COST_SECONDS),
  };
}
