import { createRandom } from '../random.ts';

/** All chance of one run, from one seed, with a tally of what it brought about. */
export interface Chance {
  /** Uniform in [0, 1). */
  random(): number;
  /** Whether a fault strikes; counted under its name. */
  hit(fault: string, probability: number): boolean;
  /** Something worth knowing came about. */
  count(what: string, times: number): void;
  /** No fault strikes any more. */
  calm(): void;
  pick<T>(list: readonly T[]): T;
  readonly tally: ReadonlyMap<string, number>;
}

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const tally = new Map<string, number>();
  let isCalm = false;
  const count = (what: string, times: number): void => {
    tally.set(what, (tally.get(what) ?? 0) + times);
  };
  return {
    random,
    tally,
    count,
    hit(fault, probability) {
      if (isCalm || random() >= probability) return false;
      count(fault, 1);
      return true;
    },
    calm() {
      isCalm = true;
    },
    pick(list) {
      const item = list[Math.floor(random() * list.length)];
      if (item === undefined) throw new Error('Nothing to pick from.');
      return item;
    },
  };
}
