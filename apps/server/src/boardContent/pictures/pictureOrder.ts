import type { PictureFormat } from '../formats.ts';

/** A picture of a board, or a file with its images in it, as a process of its own is told to make it. */
export interface PictureOrder {
  readonly format: PictureFormat;
  readonly theme: 'light' | 'dark';
  readonly hasBackground: boolean;
  /** Px of a PNG per px of the page. */
  readonly scale: number;
  /** Only what is seen in this frame. */
  readonly frame?: string | undefined;
  /** Only these shapes. */
  readonly only?: readonly string[] | undefined;
  /** It has the drawing in it, as Excalidraw keeps it, so that it can be opened again. */
  readonly hasScene: boolean;
  /** What a document is called. */
  readonly title: string;
  /** LIMIT of a PNG. */
  readonly maxPx: number;
  /** LIMIT of all images in a file of Excalidraw. */
  readonly maxImageBytes: number;
}

/** What the process asks for, or how it ended; the picture itself is what it prints. */
export type FromProcess =
  | { readonly kind: 'image'; readonly name: string }
  | { readonly kind: 'done'; readonly isReduced: boolean }
  | { readonly kind: 'noFrame' | 'tooLarge' }
  /** The library that draws is not there for this system. */
  | { readonly kind: 'noCanvas' };

/** An image that was asked for; nothing where it cannot be had. */
export interface ToProcess {
  readonly name: string;
  readonly image?: { readonly type: string; readonly bytes: Uint8Array } | undefined;
}
