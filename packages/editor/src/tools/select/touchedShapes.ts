import type { GroupId, ShapeId } from '@drawbridge/board';
import type { ToolContext } from '../toolContext.ts';

/**
 * A selection is a set that is replaced, so changing it takes longer the larger it is. It is changed once this share
 * of it is different: all that copying takes no longer than a few looks at each shape.
 */
const PUBLISH_SHARE = 0.05;

const NO_GROUP: GroupId = '';

/** What a gesture touches is selected, together with what was before, groups as a whole. */
export interface TouchedShapes {
  has(id: ShapeId): boolean;
  /** The gesture touches the shape now, or does not any more. */
  mark(id: ShapeId, isTouched: boolean): void;
  /** The shape is not on the board any more. */
  forget(id: ShapeId): void;
  /** Selects what is touched, if enough has changed since the last time. */
  publishSome(): void;
  publish(): void;
  /** Selects what was selected before. */
  takeBack(): void;
}

export function createTouchedShapes({ selection, store }: ToolContext): TouchedShapes {
  const before = selection.ids;
  /** With the outermost group that each was in when it was touched. */
  const touched = new Map<ShapeId, GroupId>();
  /** How many shapes of a group are touched. */
  const touchedIn = new Map<GroupId, number>();
  /** Touched now or not any more, and the selection does not say so yet. */
  const pending = new Map<ShapeId, boolean>();

  function touch(id: ShapeId): void {
    const group = store.groups.pathOf(id).at(-1) ?? NO_GROUP;
    touched.set(id, group);
    if (group === NO_GROUP) pending.set(id, true);
    else count(group, 1);
  }

  function leave(id: ShapeId): void {
    const group = touched.get(id);
    touched.delete(id);
    if (group === undefined || group === NO_GROUP) pending.set(id, false);
    else count(group, -1);
  }

  /** The first shape of a group takes all of it along, and the last one lets all of it go. */
  function count(group: GroupId, change: 1 | -1): void {
    const earlier = touchedIn.get(group) ?? 0;
    const now = earlier + change;
    touchedIn.set(group, now);
    if (earlier > 0 === now > 0) return;
    for (const id of store.groups.membersOf(group)) if (!store.get(id)?.locked) pending.set(id, now > 0);
  }

  function publish(): void {
    const added: ShapeId[] = [];
    const left: ShapeId[] = [];
    for (const [id, isTouched] of pending) {
      if (isTouched) added.push(id);
      else if (!before.has(id)) left.push(id);
    }
    pending.clear();
    selection.adjust(added, left);
  }

  return {
    has: (id) => touched.has(id),
    mark(id, isTouched) {
      if (isTouched === touched.has(id)) return;
      if (isTouched) touch(id);
      else leave(id);
    },
    forget(id) {
      if (touched.has(id)) leave(id);
      pending.delete(id);
    },
    publishSome() {
      if (pending.size > selection.ids.size * PUBLISH_SHARE) publish();
    },
    publish,
    takeBack: () => selection.set(before),
  };
}
