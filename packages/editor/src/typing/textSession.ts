import { diffTexts } from './diffTexts.ts';
import { createFieldHistory } from './fieldHistory.ts';
import { applySplice, inverse, movePosition, rebase, type Splice, spliceBetween } from './splice.ts';

/** In UTF-16 units from the beginning; `start` and `end` are the same when nothing is selected. */
export interface TextSelection {
  readonly start: number;
  readonly end: number;
  /** It was made from the end to the start, where it goes on. */
  readonly isBackward?: boolean | undefined;
}

/** What a text is typed into: an element on the page, or in tests something like it. */
export interface TypingField {
  readonly selection: TextSelection;
  /** Never called while an input method is composing, which would lose what it has so far. */
  show(text: string, selection: TextSelection): void;
}

/**
 * One text while somebody types in it: what is in the field, what others make of the text meanwhile, and undo. Knows
 * neither the page nor the document.
 *
 *   field   input, compose…, paste, undo  ─▶  text  ─▶  onChange  ─▶  whoever stores it, who then calls `stored`
 *   others  receive                       ─▶  merged into text    ─▶  field.show
 */
export interface TextSession {
  /** What is in the field, unfinished composition included. */
  readonly text: string;
  readonly isComposing: boolean;
  readonly selection: TextSelection;
  /** Where an index of the text in the document is in what is in the field, and the other way round. */
  fromDocument(index: number): number;
  toDocument(index: number): number;
  /** The field opens, empty; it is shown the text. Returns the undo. */
  openField(field: TypingField): () => void;
  /** What is in the field is another text now, by the user's hand. */
  input(text: string): void;
  composeStart(): void;
  composeEnd(text: string): void;
  /** The caret is somewhere else, or something else is selected. */
  caretMoved(): void;
  /** Puts a text in place of what is selected. */
  paste(text: string): void;
  undo(): void;
  redo(): void;
  /** Somebody else made it this. */
  receive(text: string): void;
  /** It is stored as it is now. */
  stored(): void;
}

interface TextSessionDeps {
  readonly text: string;
  /** Line ends that come with what is pasted are spaces. */
  readonly isOneLine: boolean;
  /** In UTF-16 units. A text that is longer already may stay so. */
  readonly maxLength: number;
  readonly now: () => number;
  /** The text is another. Only `isSettled` is there something to be stored: composition goes on otherwise. */
  readonly onChange: (isSettled: boolean) => void;
  /** Stores it as it is, before the next change is made. */
  readonly store: () => void;
  readonly onCaretMoved: () => void;
  /** What was typed or pasted was cut. */
  readonly onTooLong: () => void;
}

export function createTextSession(deps: TextSessionDeps): TextSession {
  const history = createFieldHistory();
  const maxLength = Math.max(deps.maxLength, deps.text.length);
  let text = deps.text;
  /** What the document has, as far as it is known here. */
  let stored = deps.text;
  let field: TypingField | undefined;
  /** The text before an input method began. */
  let composedFrom: string | undefined;
  /** What the document became meanwhile. */
  let received: string | undefined;

  function selection(): TextSelection {
    return field?.selection ?? { start: text.length, end: text.length };
  }

  function show(next: string, selected: TextSelection): void {
    text = next;
    field?.show(next, selected);
  }

  /** Takes what the user did to the text, as far as there is room. */
  function take(before: string, after: string): void {
    const splice = spliceBetween(before, after, selection().end);
    text = after;
    if (!splice) return;
    const kept = withRoom(splice, before.length);
    history.record(kept, deps.now());
    if (kept === splice) return;
    showAfter(kept, before);
    deps.onTooLong();
  }

  function withRoom(splice: Splice, length: number): Splice {
    const room = Math.max(0, maxLength - (length - splice.removed.length));
    if (splice.inserted.length <= room) return splice;
    return { ...splice, inserted: beginningOf(splice.inserted, room) };
  }

  /** Shows `before` with the splice done to it, and the caret behind that. */
  function showAfter(splice: Splice, before: string): void {
    const caret = splice.at + splice.inserted.length;
    show(applySplice(before, splice), { start: caret, end: caret });
  }

  function step(take: () => readonly Splice[]): void {
    if (composedFrom !== undefined) return;
    const splices = take();
    for (const splice of splices) {
      // All that is not stored yet is stored as one splice: letters of others between two of ours would be ours.
      deps.store();
      showAfter(splice, text);
    }
    if (splices.length > 0) deps.onChange(true);
  }

  /** What others did since the last time, done to what is in the field. */
  function merge(theirText: string): void {
    const theirs = diffTexts(stored, theirText);
    const ours = spliceBetween(stored, text);
    stored = theirText;
    if (theirs.length === 0) return;
    const splices = ours ? theirs.flatMap((splice) => rebase(splice, ours)) : theirs;
    const { start, end, isBackward } = selection();
    const place = (position: number) => splices.reduce(movePosition, position);
    for (const splice of splices) history.follow(splice);
    show(splices.reduce(applySplice, text), { start: place(start), end: place(end), isBackward });
    deps.onChange(false);
  }

  /** What made the field’s text out of that in the document: others’ work that is not merged yet is not in it, ours is. */
  function ahead(): Splice[] {
    const theirs = received === undefined ? [] : diffTexts(stored, received).map(inverse).reverse();
    const ours = spliceBetween(stored, text, selection().end);
    return ours ? [...theirs, ours] : theirs;
  }

  return {
    get text() {
      return text;
    },
    get isComposing() {
      return composedFrom !== undefined;
    },
    get selection() {
      return selection();
    },
    fromDocument: (index) => ahead().reduce(movePosition, index),
    toDocument: (index) => ahead().map(inverse).reverse().reduce(movePosition, index),

    openField(next) {
      field = next;
      next.show(text, { start: 0, end: text.length });
      return () => {
        if (field === next) field = undefined;
      };
    },

    input(next) {
      if (composedFrom === undefined) take(text, next);
      else text = next;
      deps.onChange(composedFrom === undefined);
    },

    composeStart() {
      composedFrom ??= text;
    },

    composeEnd(next) {
      const before = composedFrom ?? text;
      composedFrom = undefined;
      take(before, next);
      if (received !== undefined) merge(received);
      received = undefined;
      deps.onChange(true);
    },

    caretMoved: deps.onCaretMoved,

    paste(pasted) {
      const { start, end } = selection();
      const wanted = {
        at: start,
        removed: text.slice(start, end),
        inserted: plainText(pasted, deps.isOneLine ? ' ' : '\n'),
      };
      const splice = withRoom(wanted, text.length);
      history.record(splice, deps.now());
      showAfter(splice, text);
      if (splice !== wanted) deps.onTooLong();
      deps.onChange(true);
    },

    undo: () => step(history.undo),
    redo: () => step(history.redo),

    receive(theirText) {
      if (composedFrom === undefined) merge(theirText);
      else received = theirText;
    },

    stored() {
      stored = text;
    },
  };
}

/** At most so long, of whole characters. */
function beginningOf(text: string, length: number): string {
  const isCut = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, isCut ? length - 1 : length);
}

/** With line ends of one kind, as in fields, and no tabs, which are as narrow as spaces on a canvas. */
function plainText(text: string, lineEnd: string): string {
  return text.replace(/\r\n?|[\n\u2028\u2029]/g, lineEnd).replaceAll('\t', TAB);
}

const TAB = '    ';
