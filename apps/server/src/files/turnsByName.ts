/** Runs what is done to one file one after the other, and to different files at once. */
export function createTurnsByName() {
  const last = new Map<string, Promise<unknown>>();
  return async <Result>(name: string, run: () => Promise<Result>): Promise<Result> => {
    const before = last.get(name) ?? Promise.resolve();
    // Whoever came before answers for their own failure.
    const mine = before.then(run, run);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
