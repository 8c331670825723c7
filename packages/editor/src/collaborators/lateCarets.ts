import type { ScreenCaret } from '../render/surface.ts';
import type { OthersCaret } from './othersCarets.ts';
import type { PlacedCaretsDeps, placedCarets } from './placedCarets.ts';

/*
 * What knows where in a line of two directions a letter is comes with the first caret of somebody else: nobody waits for it
 * to draw. A page has it once for all editors on it, so it is kept here and not by any of them.
 */
let place: typeof placedCarets | undefined;
let loading: Promise<void> | undefined;

interface LateCaretsDeps extends PlacedCaretsDeps {
  /** Carets that were left out can be shown now. */
  readonly onLoaded: () => void;
}

/** The same as `placedCarets`, and none until that is loaded. */
export function lateCarets(carets: readonly OthersCaret[], deps: LateCaretsDeps): readonly ScreenCaret[] {
  if (carets.length === 0) return NONE;
  if (place) return place(carets, deps);
  void loadPlacedCarets().then(() => place && deps.onLoaded());
  return NONE;
}

const NONE: readonly ScreenCaret[] = [];

/** Where it cannot be had, the next frame asks again. */
export function loadPlacedCarets(): Promise<void> {
  loading ??= import('./placedCarets.ts').then(
    (module) => {
      place = module.placedCarets;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}
