import type { ShapeId } from '@drawbridge/board';

/**
 * Which shapes are selected: only ever shapes that are there, whoever deletes them meanwhile. `ids` is replaced, never
 * changed, and keeps its identity while it stays the same.
 */
export interface Selection {
  readonly ids: ReadonlySet<ShapeId>;
  has(id: ShapeId): boolean;
  /** Leaves out what is not on the board. */
  set(ids: Iterable<ShapeId>): void;
  toggle(id: ShapeId): void;
  clear(): void;
  /** Forgets shapes that are gone. */
  dropGone(): void;
}

interface SelectionDeps {
  readonly exists: (id: ShapeId) => boolean;
  readonly onChange: () => void;
}

export function createSelection({ exists, onChange }: SelectionDeps): Selection {
  let ids: ReadonlySet<ShapeId> = new Set();

  function set(next: Iterable<ShapeId>): void {
    const candidate = new Set([...next].filter(exists));
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
    dropGone: () => set(ids),
  };
}
