import type { NewShape, Point, ShapeId, Store, Style, TextShape } from '@drawbridge/board';
import type { BindingHintSlot } from '../binding/bindingHint.ts';
import type { Clock } from '../clock.ts';
import type { Handles } from '../handles/handles.ts';
import type { Lasers } from '../laser/lasers.ts';
import type { ChosenPoint } from '../points/chosenPoint.ts';
import type { PreviewSlot } from '../preview.ts';
import type { Scene } from '../scene.ts';
import type { Selection } from '../selection.ts';
import type { SelectionBounds } from '../selectionBounds.ts';
import type { Snapping } from '../snapping/snapping.ts';
import type { Steps } from '../steps.ts';
import type { Viewport } from '../viewport.ts';

/** Where somebody wants to comment: a point of the page and, if it is about one, the shape there. */
export interface CommentWish {
  readonly point: Point;
  readonly shape: ShapeId | undefined;
}

/** What tools may touch. */
export interface ToolContext {
  readonly store: Store;
  readonly scene: Scene;
  readonly selection: Selection;
  readonly selectionBounds: SelectionBounds;
  readonly handles: Handles;
  readonly preview: PreviewSlot;
  readonly snapping: Snapping;
  readonly lasers: Lasers;
  readonly bindingHint: BindingHintSlot;
  readonly chosenPoint: ChosenPoint;
  readonly viewport: Viewport;
  readonly clock: Clock;
  readonly steps: Steps;
  /** Of the shapes to come. */
  readonly style: Style;
  /** Asks the host which images are to be put on the board, at this point of the page or where there is room. */
  pickImages(at?: Point): void;
  /** Asks the host what is to be said there. */
  beginComment(wish: CommentWish): void;
  /** Opens the text of a shape for editing in place: its own, its label or its name. False when it can have none now. */
  editText(id: ShapeId): boolean;
  /** Opens a new text, which comes onto the board with its first letter. */
  writeText(shape: NewShape<TextShape>): void;
  /** A tool made these shapes: selects them and goes back to select, unless the tool is locked. */
  finishCreating(ids: readonly ShapeId[]): void;
}

/** How far beside a line a click still hits it, in screen px. A finger covers more than a mouse. */
export const HIT_TOLERANCE_PX = { mouse: 6, pen: 8, touch: 14 };
/** A press that moves less than this, in screen px, is a click. */
const DRAG_THRESHOLD_PX = { mouse: 4, pen: 6, touch: 8 };

type PointerType = keyof typeof HIT_TOLERANCE_PX;

/** In page px. */
export function hitTolerance(context: ToolContext, pointerType: PointerType): number {
  return HIT_TOLERANCE_PX[pointerType] / context.viewport.camera.zoom;
}

export function isDrag(pointer: { screen: Point; originScreen: Point; pointerType: PointerType }): boolean {
  const { screen, originScreen } = pointer;
  const travelPx = Math.hypot(screen.x - originScreen.x, screen.y - originScreen.y);
  return travelPx >= DRAG_THRESHOLD_PX[pointer.pointerType];
}
