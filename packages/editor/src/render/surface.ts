import type { Point } from '@drawbridge/board';

/** The part of CanvasRenderingContext2D that the editor draws with. */
export type Context2D = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'setTransform'
  | 'getTransform'
  | 'translate'
  | 'rotate'
  | 'clearRect'
  | 'fillRect'
  | 'strokeRect'
  | 'beginPath'
  | 'rect'
  | 'moveTo'
  | 'lineTo'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
>;

/** A collaborator's cursor in screen px. */
export interface ScreenCursor extends Point {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb */
  readonly color: string;
}

/** What the editor shows itself on: two canvases of one size, cursors above them, and the mouse cursor. */
export interface Surface {
  /** Shapes at rest. */
  readonly staticContext: Context2D;
  /** Whatever moves: gestures in progress, selection. */
  readonly liveContext: Context2D;
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px. */
  readonly pixelRatio: number;
  showCursors(cursors: readonly ScreenCursor[]): void;
  /** A CSS cursor. */
  setPointerCursor(cursor: string): void;
  /** Calls back after the size or the pixel ratio changed; the canvases are blank then. */
  onResize(listener: () => void): () => void;
}
