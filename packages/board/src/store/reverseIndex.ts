import type { ShapeId } from '../shapeId.ts';
import type { Shape } from '../shapes/index.ts';

/** For each name that shapes mention (a group, a frame, a bound shape), the shapes that do. */
export interface ReverseIndex {
  /** Not a copy: it changes as the board does. */
  get(name: string): ReadonlySet<ShapeId>;
  /** One shape was `before` and is `after` now; `undefined` where it is not there. */
  replace(before: Shape | undefined, after: Shape | undefined): void;
}

const NOBODY: ReadonlySet<ShapeId> = new Set();
const NO_NAMES: readonly string[] = [];

export function createReverseIndex(namesIn: (shape: Shape) => readonly string[]): ReverseIndex {
  const mentions = new Map<string, Set<ShapeId>>();

  function add(name: string, id: ShapeId): void {
    const ids = mentions.get(name);
    if (ids) ids.add(id);
    else mentions.set(name, new Set([id]));
  }

  function remove(name: string, id: ShapeId): void {
    const ids = mentions.get(name);
    ids?.delete(id);
    if (ids?.size === 0) mentions.delete(name);
  }

  return {
    get: (name) => mentions.get(name) ?? NOBODY,
    replace(before, after) {
      const [old, next] = [before ? namesIn(before) : NO_NAMES, after ? namesIn(after) : NO_NAMES];
      if (before) for (const name of old) if (!next.includes(name)) remove(name, before.id);
      if (after) for (const name of next) if (!old.includes(name)) add(name, after.id);
    },
  };
}
