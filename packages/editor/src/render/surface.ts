import type { Activity, Point } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { RasterListener, RasterThread } from './raster/rasterThread.ts';
import type { Sheet } from './sheet.ts';

/** A collaborator's cursor in screen px. */
export interface ScreenCursor extends Point {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb */
  readonly color: string;
  /** The id of the tool in their hand. */
  readonly tool: string;
  readonly activity: Activity;
  /** What they say, if they do. */
  readonly words: string | undefined;
}

/** An emoji in screen px, by its lower edge. */
export interface ScreenReaction extends Point {
  readonly key: number;
  readonly emoji: string;
  readonly opacity: number;
}

/** A box in screen px, turned about its top left corner, which is at x, y. */
export interface ScreenBox extends Point {
  readonly w: number;
  readonly h: number;
  readonly rotation: number;
}

/** Where a collaborator types. */
export interface ScreenCaret {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb */
  readonly color: string;
  readonly isNamed: boolean;
  /** Without width. */
  readonly caret: ScreenBox;
  readonly selection: readonly ScreenBox[];
}

/** What the editor shows itself on: two canvases of one size, cursors above them, and the mouse cursor. */
export interface Surface {
  /** Shapes at rest. */
  readonly staticContext: Context2D;
  /** Whatever moves: gestures in progress, selection. */
  readonly liveContext: Context2D;
  /** The person asked for less motion: what glides elsewhere jumps here. */
  readonly prefersStill: boolean;
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px. */
  readonly pixelRatio: number;
  /** In px. */
  createSheet(width: number, height: number): Sheet;
  /** Starts a thread that draws tiles; `undefined` where there are none. */
  startRasterThread?(listener: RasterListener): RasterThread | undefined;
  /** How many such threads are of use here. */
  readonly rasterThreads: number;
  showCursors(cursors: readonly ScreenCursor[]): void;
  showReactions(reactions: readonly ScreenReaction[]): void;
  showCarets(carets: readonly ScreenCaret[]): void;
  /** A CSS cursor. */
  setPointerCursor(cursor: string): void;
  /** Calls back after the size or the pixel ratio changed; the canvases are blank then. */
  onResize(listener: () => void): () => void;
  /** Calls back after the browser lost all pictures and has canvases again: the graphics card was reset, say. */
  onRestored(listener: () => void): () => void;
}
