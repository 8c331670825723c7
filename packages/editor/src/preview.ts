import type { Box, Point, Shape, ShapeId } from '@drawbridge/board';
import type { Clock } from './clock.ts';
import type { LiveStroke } from './drafts/liveStroke.ts';
import type { OrientedBox } from './transform/orientedBox.ts';
import type { PageMatrix } from './transform/pageMatrix.ts';

/** What the gesture in progress shows. Drawn on the live layer and sent to others as drafts; never stored. */
export type Preview =
  | { readonly kind: 'none' }
  | StrokePreview
  | { readonly kind: 'shape'; readonly shape: Shape }
  | MovePreview
  | ReshapePreview
  | { readonly kind: 'brush'; readonly box: Box }
  /** A loop that closes itself, in page px; the same array throughout the gesture, only ever appended to. */
  | { readonly kind: 'lasso'; readonly points: readonly Point[] };

export interface StrokePreview extends LiveStroke {
  readonly kind: 'stroke';
}

export interface MovePreview {
  readonly kind: 'move';
  readonly ids: ReadonlySet<ShapeId>;
  readonly dx: number;
  readonly dy: number;
  /** The shapes stay where they are, and copies of them are dragged. */
  readonly isCopy?: boolean;
  /** The frame that they would lie in when they are dropped here; '' for none. */
  readonly into?: ShapeId;
}

/** Shapes of the board that look otherwise for now: while they are resized, turned, typed in or erased. */
export interface ReshapePreview {
  readonly kind: 'reshape';
  /** A new map whenever one of them changes. */
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  /** No box around what is selected: the caret shows where one is. */
  readonly isTyping?: true;
  /** So many shapes that all that is shown is a picture of them. The same ids during the whole gesture. */
  readonly lifts?: { readonly ids: ReadonlySet<ShapeId>; readonly matrix: PageMatrix };
  /** The box around all of them, if there is one that changes with them. */
  readonly frame?: OrientedBox;
}

/** Whether a hand makes it, now. Somebody who types may think for minutes. */
export function isGesture(preview: Preview): boolean {
  return preview.kind !== 'none' && !(preview.kind === 'reshape' && preview.isTyping);
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
/** A pointer that says nothing for so long rests where it was last: what was predicted did not come. */
const PREDICTION_LIFE_MS = 40;

export function createPreviewSlot(deps: {
  readonly clock: Clock;
  readonly onChange: (current: Preview, ended?: { preview: Preview; outcome: Outcome }) => void;
}): PreviewSlot {
  const { clock, onChange } = deps;
  let current: Preview = NONE;
  let cancelExpiry: (() => void) | undefined;

  function replace(next: Preview): void {
    cancelExpiry?.();
    cancelExpiry = isPredicting(next) ? clock.setTimer(dropPrediction, PREDICTION_LIFE_MS) : undefined;
    current = next;
  }

  function dropPrediction(): void {
    if (current.kind === 'stroke') show({ ...current, predicted: undefined });
  }

  function show(preview: Preview): void {
    replace(preview);
    onChange(preview);
  }

  return {
    get current() {
      return current;
    },
    show,
    end(outcome) {
      if (current.kind === 'none') return;
      const preview = current;
      replace(NONE);
      onChange(NONE, { preview, outcome });
    },
  };
}

function isPredicting(preview: Preview): boolean {
  return preview.kind === 'stroke' && preview.predicted !== undefined;
}
