import type { Point, Store } from '@drawbridge/board';
import type { ChosenPoint } from '../points/chosenPoint.ts';
import type { Selection } from '../selection.ts';
import type { SelectionBounds } from '../selectionBounds.ts';
import type { Viewport } from '../viewport.ts';

/** A place over the selection that can be taken and dragged: a corner, the knob for turning, the end of an arrow. */
export interface Handle {
  /** Tells it from all others of the selection; the state that it leads to reads from it which one it is. */
  readonly id: string;
  /** In page px. */
  readonly point: Point;
  /** A side: it can be taken anywhere from `point` to here. */
  readonly to?: Point;
  /** LIMIT of how far from it one can take it at this place, in page px: over what it belongs to, one means to drag that. */
  readonly maxReach?: (page: Point) => number;
  /** How it is drawn. 'chosen' is a full dot, 'hint' a paler one, for a point that is not there yet; 'none' is felt, not seen. */
  readonly look: 'square' | 'dot' | 'chosen' | 'hint' | 'none';
  /** A CSS cursor. */
  readonly cursor: string;
  /** The state of the select tool that a press on it goes to. That one finds the handle as `context.handles.grabbed`. */
  readonly state: string;
}

/** What handles are computed from. */
export interface HandleContext {
  readonly store: Store;
  readonly selection: Selection;
  readonly selectionBounds: SelectionBounds;
  readonly viewport: Viewport;
  readonly chosenPoint: ChosenPoint;
}

/**
 * The handles that one subject adds to the selection, none being the usual answer. Asked again only when the selection, a
 * shape or point chosen in it, or the camera changed; never for more shapes than MAX_SELECTED_PARTS, unless they are one box.
 */
export type HandleProvider = (context: HandleContext) => readonly Handle[];
