/** How many from one address may stay at a time. */
export interface Places {
  /** Takes a place. Answers what gives it back, once, or `undefined` when all are taken. */
  take(address: string): (() => void) | undefined;
}

export function createPlaces(perAddress: number): Places {
  const taken = new Map<string, number>();
  const leave = (address: string): void => {
    const left = (taken.get(address) ?? 0) - 1;
    if (left > 0) taken.set(address, left);
    else taken.delete(address);
  };
  return {
    take(address) {
      const count = taken.get(address) ?? 0;
      if (count >= perAddress) return undefined;
      taken.set(address, count + 1);
      let isHere = true;
      return () => {
        if (isHere) leave(address);
        isHere = false;
      };
    },
  };
}
