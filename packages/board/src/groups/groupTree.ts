import type { ShapeId } from '../shapeId.ts';
import { MAX_GROUP_DEPTH } from '../shapes/common.ts';
import type { Shape } from '../shapes/index.ts';
import type { GroupId } from '../shapes/shape.ts';

/**
 * The groups of a board as one tree. Every shape says which groups it is in, from the innermost on, and when two people group at
 * the same time what shapes say need not agree. So each group is in the one that the first of its shapes says, by their ids; and
 * a group of only one thing is none. Everybody who has the same shapes has the same tree, and nothing of it is written back.
 *
 * That goes in no circle: the first shape of a group is in the next group too, as it says so itself, so that the first shape of
 * that one is the same or one before it. In a circle it would have to be the same all around, and no shape names a group twice.
 */
export interface GroupTree {
  /** The groups that a shape is in, the innermost first. The same list for all shapes of a group, until groups change. */
  pathOf(id: ShapeId): readonly GroupId[];
  /** All shapes in a group, also in groups within it; none of a group that there is not. */
  membersOf(group: GroupId): ReadonlySet<ShapeId>;
  /** What lies directly in a group: shapes, and groups within it. */
  partsOf(group: GroupId): { readonly shapes: readonly ShapeId[]; readonly groups: readonly GroupId[] };
}

interface Sources {
  readonly get: (id: ShapeId) => Shape | undefined;
  /** The shapes that say that they are in this group. */
  readonly mentions: (group: GroupId) => ReadonlySet<ShapeId>;
}

/** A tree that computes what it is asked and keeps that until it is told to forget it. */
export interface ForgettingTree extends GroupTree {
  /** One shape was `before` and is `after` now; `undefined` where it is not there. */
  replace(before: Shape | undefined, after: Shape | undefined): void;
}

export function createGroupTree({ get, mentions }: Sources): ForgettingTree {
  let chains = new Map<GroupId, readonly GroupId[]>();
  let paths = new Map<GroupId, readonly GroupId[]>();
  let members = new Map<GroupId, ReadonlySet<ShapeId>>();

  /** The group around `group`, as the first of its shapes says. */
  function claimedParent(group: GroupId): GroupId | undefined {
    let first: ShapeId | undefined;
    for (const id of mentions(group)) if (first === undefined || id < first) first = id;
    const path = get(first ?? '')?.groups ?? NOTHING;
    return path[path.indexOf(group) + 1];
  }

  /** The group itself and those around it, those of one thing too. */
  function chainOf(group: GroupId): readonly GroupId[] {
    const known = chains.get(group);
    if (known) return known;
    const chain: GroupId[] = [];
    for (let at: GroupId | undefined = group; at !== undefined && chain.length < MAX_GROUP_DEPTH; ) {
      chain.push(at);
      at = claimedParent(at);
    }
    chains.set(group, chain);
    return chain;
  }

  /** The part of `group` that the shape belongs to: itself, or a group; none if it is not in it, whatever it says. */
  function partOf(shape: Shape, group: GroupId): string | undefined {
    const chain = chainOf(shape.groups[0] ?? '');
    const level = chain.indexOf(group);
    return level === 0 ? shape.id : chain[level - 1];
  }

  function hasSeveralParts(group: GroupId): boolean {
    let first: string | undefined;
    for (const id of mentions(group)) {
      const shape = get(id);
      const part = shape && partOf(shape, group);
      if (part === undefined) continue;
      if (first !== undefined && part !== first) return true;
      first = part;
    }
    return false;
  }

  function pathFrom(group: GroupId): readonly GroupId[] {
    const known = paths.get(group);
    if (known) return known;
    const path = chainOf(group).filter(hasSeveralParts);
    paths.set(group, path);
    return path;
  }

  function partsOf(group: GroupId) {
    const shapes: ShapeId[] = [];
    const groups = new Set<GroupId>();
    for (const id of mentions(group)) {
      const shape = get(id);
      const part = shape && partOf(shape, group);
      if (part === id) shapes.push(id);
      else if (part !== undefined) groups.add(part);
    }
    return { shapes, groups: [...groups] };
  }

  function collect(group: GroupId, into: Set<ShapeId>): Set<ShapeId> {
    const { shapes, groups } = partsOf(group);
    for (const id of shapes) into.add(id);
    for (const inner of groups) collect(inner, into);
    return into;
  }

  return {
    pathOf(id) {
      const [innermost] = get(id)?.groups ?? NOTHING;
      return innermost === undefined ? NOTHING : pathFrom(innermost);
    },
    membersOf(group) {
      const known = members.get(group) ?? collect(group, new Set());
      members.set(group, known);
      return known;
    },
    partsOf,
    replace(before, after) {
      const [old, next] = [before?.groups ?? NOTHING, after?.groups ?? NOTHING];
      if (old === next || (old.length === 0 && next.length === 0) || chains.size + members.size === 0) return;
      chains = new Map();
      paths = new Map();
      members = new Map();
    },
  };
}

const NOTHING: readonly GroupId[] = [];
