import type { ExportFormat, OWN_FORMAT } from './formats.ts';

/** As what a board is wanted, and what of it. */
export interface ExportWish {
  readonly format: ExportFormat;
  /** Only what is in this frame. */
  readonly frame?: string | undefined;
  readonly theme: 'light' | 'dark';
  /** Whether there is paper behind pictures. */
  readonly hasBackground: boolean;
  /** Px of a PNG per px of the page. */
  readonly scale: number;
  /** Whether a PNG or an SVG has the drawing in it, so that it can be opened again. */
  readonly hasScene: boolean;
}

/** All of a board, as a file of ours. */
export interface OwnFileWish {
  readonly format: typeof OWN_FORMAT;
  /** Who wrote what, and when, is in it, too. */
  readonly hasHistory: boolean;
}

export const THEMES = ['light', 'dark'] as const;
export const SCALES = [1, 2, 3] as const;

export const PLAIN_WISH: Omit<ExportWish, 'format'> = {
  theme: 'light',
  hasBackground: true,
  scale: 1,
  hasScene: false,
};

export type Exported =
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      /** A picture with fewer px than it should have: it would have had more than EXPORT_MAX_MEGAPIXELS. */
      readonly isReduced: boolean;
    }
  | { readonly kind: 'noFrame' }
  /** It needs more memory than one may take, or its images have more bytes than EXPORT_MAX_IMAGE_BYTES. */
  | { readonly kind: 'tooLarge' }
  /** Pictures cannot be made on the system that the server runs on. */
  | { readonly kind: 'noCanvas' }
  /** It took longer than EXPORT_TIMEOUT_SECONDS. */
  | { readonly kind: 'late' };
