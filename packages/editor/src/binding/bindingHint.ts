import type { Point, Shape } from '@drawbridge/board';

/** The shape that the end of an arrow would hold on to if it were let go now. */
export interface BindingHint {
  readonly shape: Shape;
  /** Places that the end snaps to. In page px, as all of these. */
  readonly magnets: readonly Point[];
  /** Where it would hold on, if that is a certain place. */
  readonly anchor: Point | undefined;
}

/** Holds the one hint there is; the live layer shows it. */
export interface BindingHintSlot {
  readonly current: BindingHint | undefined;
  show(hint: BindingHint | undefined): void;
}

export function createBindingHint(onChange: () => void): BindingHintSlot {
  let current: BindingHint | undefined;
  return {
    get current() {
      return current;
    },
    show(hint) {
      if (hint === current) return;
      current = hint;
      onChange();
    },
  };
}
