/**
 * Lets so many at a time do a piece of work, in the order in which they ask, and not again before the event loop has been
 * round: however many there are, other people's messages come in between.
 */
export interface Turns {
  /** Waits for a turn, does `work` and gives the turn on when its result was used in the same round of the loop. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  const pass = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  const begin = async (): Promise<void> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
  };

  return {
    async take(work) {
      await begin();
      try {
        return await work();
      } finally {
        setImmediate(pass);
      }
    },
  };
}
