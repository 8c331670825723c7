import { createShapeId, type ShapeId } from '../shapeId.ts';
import type { GroupId } from '../shapes/shape.ts';
import type { Store } from '../store.ts';
import type { GroupTree } from './groupTree.ts';

type Groupable = Pick<Store, 'get' | 'update' | 'transact'> & { readonly groups: GroupTree };

/**
 * Makes a group of these shapes, within the group that all of them are in, if there is one. Groups that are in it whole stay
 * what they are; of others the shapes are taken out. Answers its name; nothing is done with less than two shapes, or with
 * those that are a group already.
 */
export function groupShapes(store: Groupable, ids: ReadonlySet<ShapeId>): GroupId | undefined {
  const present = [...ids].filter((id) => store.get(id));
  if (present.length < 2) return undefined;
  const around = commonPath(store.groups, present);
  const isGroupAlready = around[0] !== undefined && store.groups.membersOf(around[0]).size === present.length;
  if (isGroupAlready) return undefined;
  const group = createShapeId();
  const isWhole = memoized((inner: GroupId) => isSubset(store.groups.membersOf(inner), ids));
  store.transact(() => {
    for (const id of present) {
      const path = store.groups.pathOf(id);
      const within = path.slice(0, path.length - around.length).filter(isWhole);
      store.update(id, { groups: [...within, group, ...around] });
    }
  });
  return group;
}

/** Takes the group away from around its shapes, which stay in whatever else they are. */
export function ungroupShapes(store: Groupable, group: GroupId): void {
  store.transact(() => {
    for (const id of store.groups.membersOf(group))
      store.update(id, { groups: store.groups.pathOf(id).filter((other) => other !== group) });
  });
}

/** The groups that all of these shapes are in, the innermost first. */
export function commonPath(groups: GroupTree, ids: Iterable<ShapeId>): readonly GroupId[] {
  let common: readonly GroupId[] | undefined;
  for (const id of ids) {
    const path = groups.pathOf(id);
    common = common?.filter((group) => path.includes(group)) ?? path;
    if (common.length === 0) break;
  }
  return common ?? [];
}

function isSubset(ids: ReadonlySet<ShapeId>, of: ReadonlySet<ShapeId>): boolean {
  for (const id of ids) if (!of.has(id)) return false;
  return true;
}

function memoized(compute: (group: GroupId) => boolean): (group: GroupId) => boolean {
  const known = new Map<GroupId, boolean>();
  return (group) => {
    const answer = known.get(group) ?? compute(group);
    known.set(group, answer);
    return answer;
  };
}
