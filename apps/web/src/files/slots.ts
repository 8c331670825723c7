/** Lets so many run at a time; the others wait, in the order in which they came. */
export function createSlots(count: number) {
  const waiting: (() => void)[] = [];
  let free = count;
  return async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
