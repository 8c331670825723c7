import { type Refusal, refuse } from '@drawbridge/protocol';
import type { User } from '../../access/way.ts';
import type { Clock } from '../../clock.ts';
import { createVisitorBook } from './visitors.ts';

/** When to ask again who has too many connections: by then a tab that was closed is noticed to be. */
const RETRY_MS = 20_000;

export interface PeopleLimits {
  readonly maxConnectionsPerUser: number;
  readonly maxJoinsPerSecond: number;
}

/** Those who have signed in: one of them may come from as many addresses as they like, and counts once. */
export interface People {
  /** Somebody joins. Answers how to say that they left, or why they may not come now. Guests are counted by their address. */
  enter(user: User | undefined): (() => void) | Refusal;
}

export function createPeople({ limits, clock }: { limits: PeopleLimits; clock: Clock }): People {
  const { maxConnectionsPerUser: most, maxJoinsPerSecond: perSecond } = limits;
  const book = createVisitorBook({ perSecond, clock });
  return {
    enter(user) {
      if (!user) return () => {};
      const person = book.from(user.id);
      if (person.open >= most)
        return refuse('full', `You have as many boards open as one person may: ${most}.`, RETRY_MS);
      const { debtMs } = person.connects;
      if (debtMs > 0) return refuse('rate', 'You join boards too often. Try again soon.', Math.ceil(debtMs));
      person.connects.take(1);
      person.open += 1;
      return () => {
        person.open -= 1;
      };
    },
  };
}
