import * as Y from 'yjs';
import { ROOT_NAMES, type RootName } from './roots.ts';

/** The root maps of a doc. */
export type Roots = Readonly<Record<RootName, Y.Map<unknown>>>;

/** The root in which `type` is, however deep. */
export function rootNameOf(type: Y.AbstractType<unknown>, roots: Roots): RootName | undefined {
  let outer = type;
  while (outer._item?.parent instanceof Y.AbstractType) outer = outer._item.parent;
  return ROOT_NAMES.find((name) => roots[name] === outer);
}
