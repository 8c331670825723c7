import type { GroupId, Shape, ShapeId } from '@drawbridge/board';
import type { KeptShape } from './kept.ts';

/** What shapes, their texts and groups are called in a file. */
export interface Names {
  idOf(shape: ShapeId): string;
  labelIdOf(shape: ShapeId): string;
  groupOf(group: GroupId): string;
}

/** As they are called here. */
export const OWN_NAMES: Names = {
  idOf: (shape) => shape,
  labelIdOf: (shape) => `${shape}-label`,
  groupOf: (group) => group,
};

/**
 * What came from a file has the names that it has there, although shapes that join a board get others. Where several have the
 * same, as a shape and its copy, that is the lowest; no two things share one.
 */
export function originalNames(
  shapes: readonly Shape[],
  keptOf: (shape: ShapeId) => KeptShape | undefined,
): Names {
  const taken = new Set(shapes.filter(({ id }) => !keptOf(id)).map(({ id }) => id));
  const claim = (...wishes: readonly string[]): string => {
    const free = wishes.find((wish) => !taken.has(wish)) ?? firstFree(wishes.at(-1) ?? '', taken);
    taken.add(free);
    return free;
  };
  const ids = new Map<ShapeId, string>();
  const labels = new Map<ShapeId, string>();
  for (const { id } of shapes) {
    const kept = keptOf(id);
    if (kept) ids.set(id, claim(kept.id, id));
  }
  for (const { id } of shapes) {
    const label = keptOf(id)?.label;
    if (label) labels.set(id, claim(label.id, OWN_NAMES.labelIdOf(id)));
  }
  const groups = originalGroups(shapes, keptOf);
  return {
    idOf: (shape) => ids.get(shape) ?? shape,
    labelIdOf: (shape) => labels.get(shape) ?? OWN_NAMES.labelIdOf(shape),
    groupOf: (group) => groups.get(group) ?? group,
  };
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

/** As long as a shape is in as many groups as it was there, they are the same ones. */
function originalGroups(
  shapes: readonly Shape[],
  keptOf: (shape: ShapeId) => KeptShape | undefined,
): ReadonlyMap<GroupId, string> {
  const originals = new Map<GroupId, string>();
  const taken = new Set<string>();
  for (const { id, groups } of shapes) {
    const there = keptOf(id)?.groups ?? [];
    if (there.length !== groups.length) continue;
    for (const [index, group] of groups.entries()) {
      const original = there[index] ?? group;
      if (originals.has(group) || taken.has(original)) continue;
      originals.set(group, original);
      taken.add(original);
    }
  }
  return originals;
}
