import type { RootName } from './roots.ts';

/**
 * Where an item is: a field of a map, a part of a text, or somewhere that nothing tells. `depth` counts the types around
 * it, the root included: exactly where it is known what they are, else as few as there must be.
 */
export interface Place {
  readonly kind: 'field' | 'run' | 'unknown';
  readonly depth: number;
  /** Tells one parent from another: the index of a struct of this update, the name of a root, or an object of the doc's. */
  readonly parent: unknown;
  readonly key: string | undefined;
  /** In which root it is, as far as that is known. */
  readonly root: RootName | undefined;
}

/** What an item can be a parent of. `unknown`: it is deleted, or nothing is known of it. */
export type Holder = 'map' | 'text' | 'nothing' | 'unknown';

/** A parent, and how many types are around it. */
export interface Parent {
  readonly holder: Holder;
  readonly depth: number;
  readonly parent: unknown;
  readonly root: RootName | undefined;
}

export const UNKNOWN_PLACE: Place = {
  kind: 'unknown',
  depth: 1,
  parent: undefined,
  key: undefined,
  root: undefined,
};
export const UNKNOWN_PARENT: Parent = { holder: 'unknown', depth: 1, parent: undefined, root: undefined };
