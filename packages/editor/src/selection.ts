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
  /** Adds shapes and leaves others out, all of them known to be on the board: it asks nobody. */
  adjust(added: Iterable<ShapeId>, left: Iterable<ShapeId>): void;
  /** Forgets shapes that are gone. */
  dropGone(removed: ReadonlySet<ShapeId>): void;
}

interface SelectionDeps {
  readonly exists: (id: ShapeId) => boolean;
  readonly onChange: () => void;
}

const NOTHING: ReadonlySet<ShapeId> = new Set();

export function createSelection({ exists, onChange }: SelectionDeps): Selection {
  let ids = NOTHING;

  function replace(next: ReadonlySet<ShapeId>): void {
    ids = next;
    onChange();
  }

  function set(next: Iterable<ShapeId>): void {
    const candidate = new Set<ShapeId>();
    for (const id of next) if (exists(id)) candidate.add(id);
    if (candidate.size === ids.size && isSubset(candidate, ids)) return;
    replace(candidate);
  }

  function adjust(added: Iterable<ShapeId>, left: Iterable<ShapeId>): void {
    const [more, fewer] = [missingFrom(ids, added), presentIn(ids, left)];
    if (more.length === 0 && fewer.length === 0) return;
    const next = new Set(ids);
    for (const id of more) next.add(id);
    for (const id of fewer) next.delete(id);
    replace(next);
  }

  return {
    get ids() {
      return ids;
    },
    has: (id) => ids.has(id),
    set,
    toggle: (id) => (ids.has(id) ? adjust([], [id]) : adjust(exists(id) ? [id] : [], [])),
    clear() {
      if (ids.size > 0) replace(NOTHING);
    },
    adjust,
    dropGone(removed) {
      if (ids.size > 0 && removed.size > 0) adjust([], removed);
    },
  };
}

function isSubset(ids: ReadonlySet<ShapeId>, others: ReadonlySet<ShapeId>): boolean {
  for (const id of ids) if (!others.has(id)) return false;
  return true;
}

function missingFrom(ids: ReadonlySet<ShapeId>, candidates: Iterable<ShapeId>): ShapeId[] {
  return [...candidates].filter((id) => !ids.has(id));
}

function presentIn(ids: ReadonlySet<ShapeId>, candidates: Iterable<ShapeId>): ShapeId[] {
  return [...candidates].filter((id) => ids.has(id));
}
