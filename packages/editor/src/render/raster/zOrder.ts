/** Slots from back to front, kept in order while shapes come, go and change places. */
export interface ZOrder {
  readonly count: number;
  /** The slot at a place from the back. */
  at(place: number): number;
  /** Before the records of these slots change or go. Slots that are not in the order are left out. */
  remove(slots: readonly number[]): void;
  /** After their records are there. */
  insert(slots: readonly number[]): void;
}

/** From this many on, one merge of everything is cheaper than a search and a shift for each. */
const BULK_COUNT = 64;

/** `compare` says how the records in two slots lie over each other. */
export function createZOrder(compare: (a: number, b: number) => number): ZOrder {
  let order = new Uint32Array(1024);
  let count = 0;

  /** The first place whose slot is not below the one given. */
  function placeFor(slot: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(order[middle] ?? 0, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function makeRoom(needed: number): void {
    if (needed <= order.length) return;
    const wider = new Uint32Array(Math.max(needed, 2 * order.length));
    wider.set(order.subarray(0, count));
    order = wider;
  }

  function merge(added: readonly number[]): void {
    const sorted = [...added].sort(compare);
    let from = count - 1;
    let to = count + sorted.length - 1;
    for (let next = sorted.length - 1; next >= 0; to--) {
      const slot = sorted[next] ?? 0;
      const below = order[from] ?? 0;
      if (from >= 0 && compare(below, slot) > 0) {
        order[to] = below;
        from--;
      } else {
        order[to] = slot;
        next--;
      }
    }
  }

  return {
    get count() {
      return count;
    },
    at: (place) => order[place] ?? 0,

    remove(slots) {
      if (slots.length < BULK_COUNT) {
        for (const slot of slots) {
          const place = placeFor(slot);
          if (place >= count || order[place] !== slot) continue;
          order.copyWithin(place, place + 1, count);
          count--;
        }
        return;
      }
      const gone = new Set(slots);
      let kept = 0;
      for (let place = 0; place < count; place++) {
        const slot = order[place] ?? 0;
        if (!gone.has(slot)) order[kept++] = slot;
      }
      count = kept;
    },

    insert(slots) {
      makeRoom(count + slots.length);
      if (slots.length >= BULK_COUNT) {
        merge(slots);
        count += slots.length;
        return;
      }
      for (const slot of slots) {
        const place = placeFor(slot);
        order.copyWithin(place + 1, place, count);
        order[place] = slot;
        count++;
      }
    },
  };
}
