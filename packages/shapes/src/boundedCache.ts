/** Remembers what was asked for lately. */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  clear(): void;
}

/**
 * Two generations: when the young one has `size` entries it becomes the old one, and the old one is dropped; an entry that
 * is used again becomes young again. So it keeps at least `size` of the entries used last, at most twice as many, and does
 * nothing else per use than a look into a map or two.
 */
export function createBoundedCache<Key, Value>(size: number): BoundedCache<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();

  function set(key: Key, value: Value): void {
    young.set(key, value);
    if (young.size < size) return;
    old = young;
    young = new Map();
  }

  return {
    get(key) {
      const value = young.get(key) ?? old.get(key);
      if (value !== undefined && !young.has(key)) set(key, value);
      return value;
    },
    set,
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
