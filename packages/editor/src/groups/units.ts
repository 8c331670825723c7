import { commonPath, type GroupId, type ShapeId, type Store } from '@drawbridge/board';

/*
 * What a click takes is a unit: the outermost group of the shape, or the shape if it is in none. Somebody who has gone into a
 * group takes what lies in it one level deeper. Which group one is in is not kept anywhere: it is the innermost one around all
 * that is selected, of which not everything is selected.
 */

type Grouped = Pick<Store, 'get' | 'groups'>;
type Ids = ReadonlySet<ShapeId>;

/** The groups that one has gone into, the innermost first; none for somebody who has selected whole groups. */
export function enteredGroups({ groups, get }: Grouped, selected: Ids): readonly GroupId[] {
  const around = commonPath(groups, selected);
  const isWhole = (group: GroupId) => {
    for (const id of groups.membersOf(group)) if (!selected.has(id) && !get(id)?.locked) return false;
    return true;
  };
  // What is around a group of which something is missing is not whole either.
  const entered = around.findIndex((group) => !isWhole(group));
  return entered < 0 ? NONE : around.slice(entered);
}

const NONE: readonly GroupId[] = [];

/** What a click on the shape takes, for somebody who has this selected. Locked shapes are left out of groups. */
export function unitAt(store: Grouped, selected: Ids, id: ShapeId): Ids {
  const path = pathWithin(store, selected, id);
  return unitOf(store, path.at(-1), id);
}

/** The same, one level further into the group; `undefined` where it goes no deeper. */
export function deeperUnitAt(store: Grouped, selected: Ids, id: ShapeId): Ids | undefined {
  const path = pathWithin(store, selected, id);
  return path.length > 0 ? unitOf(store, path.at(-2), id) : undefined;
}

/** The group that one has gone into, whole: what Escape selects. */
export function unitAround(store: Grouped, selected: Ids): Ids | undefined {
  const [group] = enteredGroups(store, selected);
  return group === undefined ? undefined : unlockedMembers(store, group);
}

/** The groups of the shape that one has not gone into, the innermost first. */
function pathWithin(store: Grouped, selected: Ids, id: ShapeId): readonly GroupId[] {
  const path = store.groups.pathOf(id);
  if (path.length === 0) return path;
  const entered = enteredGroups(store, selected);
  const level = path.findIndex((group) => entered.includes(group));
  return level < 0 ? path : path.slice(0, level);
}

function unitOf(store: Grouped, group: GroupId | undefined, id: ShapeId): Ids {
  return group === undefined ? new Set([id]) : unlockedMembers(store, group);
}

function unlockedMembers({ groups, get }: Grouped, group: GroupId): Ids {
  const members = groups.membersOf(group);
  return new Set([...members].filter((id) => !get(id)?.locked));
}

/** A locked shape, and what is locked of the group that it is in: what one unlocks together. */
export function lockedWith({ groups, get }: Grouped, id: ShapeId): Ids {
  const outermost = groups.pathOf(id).at(-1);
  const members = outermost === undefined ? [id] : groups.membersOf(outermost);
  return new Set([...members].filter((member) => get(member)?.locked));
}

/** These shapes as units: each group among them as one, whose shapes are together, the others by themselves. */
export function unitsAmong(store: Grouped, ids: Ids): readonly (readonly ShapeId[])[] {
  const units = new Map<string, ShapeId[]>();
  const entered = new Set(enteredGroups(store, ids));
  for (const id of ids) {
    const path = store.groups.pathOf(id);
    const level = path.findIndex((group) => entered.has(group));
    const name = (level < 0 ? path : path.slice(0, level)).at(-1) ?? id;
    const unit = units.get(name);
    if (unit) unit.push(id);
    else units.set(name, [id]);
  }
  return [...units.values()];
}
