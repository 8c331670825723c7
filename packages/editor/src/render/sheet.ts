import type { Context2D } from '@drawbridge/shapes';

/** A finished picture, in px. */
export interface TileImage {
  readonly width: number;
  readonly height: number;
  /** What drawImage takes. */
  readonly source: CanvasImageSource;
  /** Gives its memory back; it must not be drawn afterwards. */
  close(): void;
}

/** A blank canvas off screen, to make a picture on. */
export interface Sheet {
  readonly context: Context2D;
  /** The picture; the sheet must not be used afterwards. */
  take(): TileImage;
}
