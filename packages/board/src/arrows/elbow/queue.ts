/** Hands out what was put in, the cheapest first; what costs the same, in no order that can be relied upon, but always the same. */
export interface Queue {
  put(item: number, cost: number): void;
  /** `undefined` when nothing is left. */
  take(): number | undefined;
}

/** A binary heap. */
export function createQueue(): Queue {
  const items: number[] = [];
  const costs: number[] = [];

  function swap(a: number, b: number): void {
    const [item = 0, cost = 0] = [items[a], costs[a]];
    items[a] = items[b] ?? 0;
    costs[a] = costs[b] ?? 0;
    items[b] = item;
    costs[b] = cost;
  }

  function isCheaper(a: number, b: number): boolean {
    return (costs[a] ?? Infinity) < (costs[b] ?? Infinity);
  }

  function rise(index: number): void {
    for (let at = index, above = (at - 1) >> 1; at > 0 && isCheaper(at, above); above = (at - 1) >> 1) {
      swap(at, above);
      at = above;
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = isCheaper(left, at) ? left : at;
      if (isCheaper(right, least)) least = right;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    put(item, cost) {
      items.push(item);
      costs.push(cost);
      rise(items.length - 1);
    },
    take() {
      const first = items[0];
      const [lastItem, lastCost] = [items.pop(), costs.pop()];
      if (items.length > 0 && lastItem !== undefined && lastCost !== undefined) {
        items[0] = lastItem;
        costs[0] = lastCost;
        sink();
      }
      return first;
    },
  };
}
