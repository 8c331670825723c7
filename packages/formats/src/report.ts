import type { Comment, NewItem, NewShape, Shape, ShapeId } from '@drawbridge/board';

/** What became of the things in a file or a clipboard. */
export interface Report {
  /** Those that are shapes now, the changed ones included. */
  readonly kept: number;
  /** Those that look or behave otherwise than where they came from, because this program has nothing of the kind. */
  readonly changed: number;
  /** Those that could not be understood, or of which there is nothing to see. */
  readonly skipped: number;
  /** The same in words, a line for each kind of thing, the first that was met first. Nothing is said of what is as it was. */
  readonly lines: readonly ReportLine[];
}

/** What became of some things of one kind. */
export interface ReportLine {
  readonly fate: Fate;
  /** Plain words without the count, for a list under the fate's heading, such as "Cross-hatching of text boxes". */
  readonly words: string;
  /** How many things. */
  readonly count: number;
}

export type Fate =
  /** It looks or behaves otherwise here. */
  | 'approximated'
  /** It cannot be shown, but is kept, and written back into a file of its format. */
  | 'hidden'
  /** It contradicted itself, and was made whole. */
  | 'repaired'
  /** It is not taken in. */
  | 'left out';

/** Shapes from outside, from back to front. Their ids are as they were there: `renewIds` before they join a board. */
export interface ReadShapes {
  readonly shapes: readonly NewShape<Shape>[];
  readonly report: Report;
  /** Of image shapes, by their ids: where their bytes are to be had. Data URLs, or what somebody else says is an address. */
  readonly images: ReadonlyMap<ShapeId, string>;
  /** What was said on the board. Their ids are as they were there: `renewComments` before they join another. */
  readonly comments?: readonly Comment[];
  /** What the board had at hand to be put on it. */
  readonly library?: readonly NewItem[];
  /** What a file of ours has of the board’s past: parsed JSON of which nothing more is known. */
  readonly history?: unknown;
  /** What a file says beside its shapes, for a board that it is opened into as a whole and from which it may be saved again. */
  readonly document?: string;
}

/** What reading comes to: shapes, or the reason why none were read. */
export type ReadResult =
  | ({ readonly kind: 'shapes' } & ReadShapes)
  /** There are more than MAX_SHAPES. */
  | { readonly kind: 'tooMany'; readonly count: number };
