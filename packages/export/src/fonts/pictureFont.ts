import type { FontFile } from '@drawbridge/shapes';

/** A file of a font, also in a format that can be taken apart: for pictures that bring their letters along. */
export interface PictureFont extends FontFile {
  /** The same glyphs, as WOFF (version 1). */
  readonly plainUrl: string;
}

/** Gets the bytes at an address; nothing where they cannot be had. */
export type LoadBytes = (url: string) => Promise<Uint8Array | undefined>;

/** What the files with `latin` in their name hold; everything else is in those with `latin-ext`, or in no file. */
export const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
export const LATIN_EXT =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
