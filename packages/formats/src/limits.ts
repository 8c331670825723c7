/*
 * LIMITS of what comes from outside. A clipboard or a file may hold anything; what is beyond these is refused as a whole, or
 * cut, and in either case whoever brought it is told.
 */

/** What a file may hold that is opened. A paste is held to the constants below. */
export interface ReadLimits {
  /** Elements, records, things of any kind. */
  readonly shapes: number;
  /** Of one line or stroke. */
  readonly points: number;
  /** Of one text. */
  readonly characters: number;
}

/** Shapes that are taken in, or handed out, at once. A board holds more; but one paste is one change, sent in one piece. */
export const MAX_SHAPES = 10_000;

/** JSON that is read at all: 10,000 shapes with all that other programs write about each, and some long strokes. */
export const MAX_JSON_CHARACTERS = 32 * 1024 * 1024;

/** The text of one shape. Ten times as much as is ever drawn of it. */
export const MAX_TEXT_CHARACTERS = 100_000;

/** Points of one line that are looked at; a longer one is no drawing. What is kept of them is up to the board's own limit. */
export const MAX_READ_POINTS = 200_000;

/** Text that is put on a board at once: a book. */
export const MAX_PASTED_CHARACTERS = 1_000_000;

/** What one shape shows of its text; of a longer one, more shapes are made. */
export const MAX_TEXT_SHAPE_CHARACTERS = 10_000;
export const MAX_TEXT_SHAPE_LINES = 400;

export const PASTE_LIMITS: ReadLimits = {
  shapes: MAX_SHAPES,
  points: MAX_READ_POINTS,
  characters: MAX_TEXT_CHARACTERS,
};
