import type { DrawnOptions } from '../drawnOptions.ts';
import type { LibraryResult } from '../excalidraw/library.ts';
import type { Refused } from '../refused.ts';
import type { ReadResult } from '../report.ts';
import type { Content } from './content.ts';
import type { FileLimits } from './openedFile.ts';

/** What a reader finds in a file of its kind. */
export type Found = (ReadResult & { readonly name?: string }) | LibraryResult | Refused;

/** Something that a file may be. */
export interface FileKind {
  /** Where its shapes come from, in words: mostly a program. */
  readonly from: string;
  /** Undefined for files of any other kind. What is in them is told by the content; by the name only where that tells nothing. */
  readonly read: (
    content: Content,
    limits: FileLimits,
    about: AboutFile,
  ) => Found | undefined | Promise<Found | undefined>;
}

/** What is known of a file beside its content. */
export interface AboutFile {
  readonly name: string;
  /** How that is drawn which a file only describes. Asked for when it is needed: whoever measures may have to wait for fonts. */
  readonly look: () => Promise<Look>;
}

export type Look = Pick<DrawnOptions, 'style' | 'measure'>;
