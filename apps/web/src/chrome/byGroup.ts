/** Items under their group, groups and items in the order in which they first appear. */
export function byGroup<T extends { readonly group: string }>(
  items: readonly T[],
): { readonly group: string; readonly items: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(item.group);
    if (members === undefined) groups.set(item.group, [item]);
    else members.push(item);
  }
  return [...groups].map(([group, members]) => ({ group, items: members }));
}
