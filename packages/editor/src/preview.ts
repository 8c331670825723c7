import type { Box, Shape, ShapeId, StrokePoint, Style } from '@drawbridge/board';

/** What the gesture in progress shows. Drawn on the live layer and sent to others as drafts; never stored. */
export type Preview =
  | { readonly kind: 'none' }
  | StrokePreview
  | { readonly kind: 'shape'; readonly shape: Shape }
  | MovePreview
  | { readonly kind: 'brush'; readonly box: Box };

export interface StrokePreview {
  readonly kind: 'stroke';
  readonly id: ShapeId;
  readonly style: Style;
  readonly isPen: boolean;
  /** Settled points in page px; only ever appended to. */
  readonly points: readonly StrokePoint[];
  /** Where the pointer is, ahead of the settled points; for our own eyes only. */
  readonly tip?: StrokePoint | undefined;
}

export interface MovePreview {
  readonly kind: 'move';
  readonly ids: ReadonlySet<ShapeId>;
  readonly dx: number;
  readonly dy: number;
}

/** How a preview ends: its result is in the document now, or there is none. */
export type Outcome = 'committed' | 'cancelled';

/** Holds the one preview there is. */
export interface PreviewSlot {
  readonly current: Preview;
  show(preview: Preview): void;
  /** Does nothing when there is no preview. */
  end(outcome: Outcome): void;
}

const NONE: Preview = { kind: 'none' };

export function createPreviewSlot(
  onChange: (current: Preview, ended?: { preview: Preview; outcome: Outcome }) => void,
): PreviewSlot {
  let current: Preview = NONE;
  return {
    get current() {
      return current;
    },
    show(preview) {
      current = preview;
      onChange(preview);
    },
    end(outcome) {
      if (current.kind === 'none') return;
      const preview = current;
      current = NONE;
      onChange(NONE, { preview, outcome });
    },
  };
}
