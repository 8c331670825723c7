import { inverse, movePosition, rebase, type Splice } from './splice.ts';

/** Typing that goes on within this time is taken back together. */
const JOIN_WITHIN_MS = 1000;
/** LIMIT of pieces, of which a step is one or more, that can be taken back while one text is open. */
const MAX_PIECES = 200;

/**
 * Undo within the text that is being edited. A field of the browser has one of its own, but forgets everything as soon as
 * what somebody else typed is put into it, or takes that back too.
 */
export interface FieldHistory {
  /** The user did this. */
  record(splice: Splice, atMs: number): void;
  /** Somebody else did. */
  follow(splice: Splice): void;
  /** What is to be done to the text, one after the other; nothing when there is nothing to take back. */
  undo(): readonly Splice[];
  redo(): readonly Splice[];
}

/** One stretch of typing, as far as no letters of others are in it: what takes it back, or does it again. */
interface Piece {
  readonly splice: Splice;
  /** Pieces of one number are taken back together. */
  readonly step: number;
}

/** What was recorded last, as long as the step may go on. */
interface LastPiece {
  readonly splice: Splice;
  readonly atMs: number;
  /** Where the hand is. */
  readonly place: number;
  /** Others' letters are behind it, which stay when this is taken back: what goes on is a piece of its own. */
  readonly isCut: boolean;
}

export function createFieldHistory(): FieldHistory {
  /** Each is a splice of the text as those above it leave it. */
  let past: Piece[] = [];
  let future: Piece[] = [];
  let last: LastPiece | undefined;
  let step = 0;

  function take(from: Piece[], to: Piece[]): Splice[] {
    const taken: Splice[] = [];
    const first = from.at(-1);
    for (let piece = first; piece && piece.step === first?.step; piece = from.at(-1)) {
      from.pop();
      to.push({ ...piece, splice: inverse(piece.splice) });
      taken.push(piece.splice);
    }
    last = undefined;
    return taken;
  }

  return {
    record(splice, atMs) {
      const open = last && atMs - last.atMs < JOIN_WITHIN_MS && goesOn(last, splice) ? last : undefined;
      if (!open) step++;
      const isWhole = open?.isCut === false;
      if (isWhole) past.pop();
      const whole = isWhole ? join(open.splice, splice) : splice;
      past = [...past, { splice: inverse(whole), step }].slice(-MAX_PIECES);
      future = [];
      last = { splice: whole, atMs, place: splice.at + splice.inserted.length, isCut: false };
    },
    follow(splice) {
      past = rebaseAll(past, splice);
      future = rebaseAll(future, splice);
      if (last) last = { ...last, place: movePosition(last.place, splice), isCut: true };
    },
    undo: () => take(past, future),
    redo: () => take(future, past),
  };
}

/** Typing goes on where it was, deleting backwards just before that. */
function goesOn({ splice: before, place }: LastPiece, { at, removed, inserted }: Splice): boolean {
  if (removed === '') return at === place && !inserted.includes('\n');
  return inserted === '' && before.inserted === '' && at + removed.length === place;
}

function join(before: Splice, { at, removed, inserted }: Splice): Splice {
  if (removed === '') return { ...before, inserted: before.inserted + inserted };
  return { at, removed: removed + before.removed, inserted: '' };
}

/** The pieces after somebody else's splice, which may cut them in two; those before one that cuts it in two are lost. */
function rebaseAll(pieces: readonly Piece[], splice: Splice): Piece[] {
  let rebased: Piece[] = [];
  let theirs: Splice | undefined = splice;
  for (const piece of pieces.toReversed()) {
    const moved: Splice[] = theirs ? rebase(piece.splice, theirs) : [piece.splice];
    rebased = [...moved.map((part) => ({ ...piece, splice: part })).reverse(), ...rebased];
    const before: Splice[] = theirs ? rebase(theirs, piece.splice) : [];
    if (before.length > 1) break;
    theirs = before[0];
  }
  return rebased;
}
