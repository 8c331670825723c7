import type { Style } from '@drawbridge/board';
import { pick } from './pick.ts';
import type { ShownStyle } from './shownStyle.ts';

/** A style that was copied from shapes, to be given to others. */
export interface StyleClipboard {
  /** None before the first copy. */
  readonly style: Partial<Style> | undefined;
  /** Takes what the shapes agree on. */
  copy(shown: ShownStyle): void;
}

export function createStyleClipboard(): StyleClipboard {
  let style: Partial<Style> | undefined;
  return {
    get style() {
      return style;
    },
    copy(shown) {
      // What is left is no longer mixed.
      style = pick(shown as Partial<Style>, (key) => shown[key] !== 'mixed');
    },
  };
}
