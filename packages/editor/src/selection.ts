import type { ShapeId } from '@drawbridge/board';

/** Which shapes are selected. `ids` is replaced, never changed, and keeps its identity while it stays the same. */
export interface Selection {
  readonly ids: ReadonlySet<ShapeId>;
  has(id: ShapeId): boolean;
  set(ids: Iterable<ShapeId>): void;
  toggle(id: ShapeId): void;
  clear(): void;
  /** Forgets shapes that are gone. */
  drop(ids: ReadonlySet<ShapeId>): void;
}

export function createSelection(onChange: () => void): Selection {
  let ids: ReadonlySet<ShapeId> = new Set();

  function set(next: Iterable<ShapeId>): void {
    const candidate = new Set(next);
    if (candidate.size === ids.size && [...candidate].every((id) => ids.has(id))) return;
    ids = candidate;
    onChange();
  }

  return {
    get ids() {
      return ids;
    },
    has: (id) => ids.has(id),
    set,
    toggle: (id) => set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    clear: () => set([]),
    drop: (gone) => set([...ids].filter((id) => !gone.has(id))),
  };
}
