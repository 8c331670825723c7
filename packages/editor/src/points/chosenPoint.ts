import type { ShapeId } from '@drawbridge/board';
import type { Selection } from '../selection.ts';

/** The point of the selected line that was clicked last: the one that Delete takes away. */
export interface ChosenPoint {
  readonly current: number | undefined;
  choose(index: number | undefined): void;
}

/** Once anything else is selected, no point is chosen any more. */
export function createChosenPoint(selection: Pick<Selection, 'ids'>, onChange: () => void): ChosenPoint {
  let chosen: { readonly index: number; readonly of: ReadonlySet<ShapeId> } | undefined;
  return {
    get current() {
      return chosen?.of === selection.ids ? chosen.index : undefined;
    },
    choose(index) {
      chosen = index === undefined ? undefined : { index, of: selection.ids };
      onChange();
    },
  };
}
