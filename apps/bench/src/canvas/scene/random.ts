/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From `low` up to, not including, `high`. */
  between(low: number, high: number): number;
  /** @throws Error when there is nothing to pick from. */
  pick<Value>(values: readonly Value[]): Value;
}

const TWO_TO_32 = 4_294_967_296;

/** Marsaglia's xorshift ("Xorshift RNGs", 2003), with shifts 13, 17 and 5. */
export function createRandom(seed: number): Random {
  // Its one state that never changes is 0; seeds that are close to each other must not begin alike.
  let state = (Math.imul(seed + 1, 2_654_435_761) ^ 0x5f35_6495) | 0 || 1;

  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / TWO_TO_32;
  };

  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick(values) {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}
