import { inverse, rebase, type Splice } from './splice.ts';

/** Typing that goes on within this time is taken back together. */
const JOIN_WITHIN_MS = 1000;
/** LIMIT of steps back while one text is open. */
const MAX_STEPS = 200;

/**
 * Undo within the text that is being edited. A field of the browser has one of its own, but forgets everything as soon as
 * what somebody else typed is put into it, or takes that back too.
 */
export interface FieldHistory {
  /** The user did this. */
  record(splice: Splice, atMs: number): void;
  /** Somebody else did. */
  follow(splice: Splice): void;
  /** What is to be done to the text; `undefined` when there is nothing to take back. */
  undo(): Splice | undefined;
  redo(): Splice | undefined;
}

export function createFieldHistory(): FieldHistory {
  /** What to do to take a step back, or forward again: each is a splice of the text as those above it leave it. */
  let past: Splice[] = [];
  let future: Splice[] = [];
  let last: { readonly splice: Splice; readonly atMs: number } | undefined;

  function take(from: Splice[], to: Splice[]): Splice | undefined {
    const splice = from.pop();
    if (splice) to.push(inverse(splice));
    last = undefined;
    return splice;
  }

  return {
    record(splice, atMs) {
      const joined = last && atMs - last.atMs < JOIN_WITHIN_MS ? join(last.splice, splice) : undefined;
      if (joined) past.pop();
      past.push(inverse(joined ?? splice));
      past = past.slice(-MAX_STEPS);
      future = [];
      last = { splice: joined ?? splice, atMs };
    },
    follow(splice) {
      past = rebaseAll(past, splice);
      future = rebaseAll(future, splice);
      last = undefined;
    },
    undo: () => take(past, future),
    redo: () => take(future, past),
  };
}

/** One stretch of typing, or of deleting backwards. */
function join(a: Splice, b: Splice): Splice | undefined {
  const goesOn = b.removed === '' && b.at === a.at + a.inserted.length && !b.inserted.includes('\n');
  if (goesOn) return { ...a, inserted: a.inserted + b.inserted };
  const goesBack = a.inserted === '' && b.inserted === '' && b.at + b.removed.length === a.at;
  return goesBack ? { at: b.at, removed: b.removed + a.removed, inserted: '' } : undefined;
}

/** The steps after somebody else's splice; those before one that it ran into are lost. */
function rebaseAll(steps: readonly Splice[], splice: Splice): Splice[] {
  const rebased: Splice[] = [];
  let theirs: Splice | undefined = splice;
  for (const step of steps.toReversed()) {
    const [moved, ...rest] = theirs ? rebase(step, theirs) : [step];
    if (!moved || rest.length > 0) break;
    rebased.unshift(moved);
    const before: Splice[] = theirs ? rebase(theirs, step) : [];
    if (before.length > 1) break;
    theirs = before[0];
  }
  return rebased;
}
