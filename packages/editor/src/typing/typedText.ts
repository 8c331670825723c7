import {
  createShapeId,
  type NewShape,
  parseStyle,
  readShape,
  type Shape,
  type ShapeId,
  type Store,
  type StoreChange,
  type Style,
  type TextCaret,
  type TextShape,
} from '@drawbridge/board';
import { fitText, hideWords, labelOf } from '@drawbridge/shapes';
import { typeNameOf } from '../announce/typeName.ts';
import type { Clock } from '../clock.ts';
import { isLinear } from '../points/lineEdit.ts';
import type { PreviewSlot } from '../preview.ts';
import type { Steps } from '../steps.ts';
import { createTextSession, type TextSession } from './textSession.ts';

/** LIMIT of the length of a text, in UTF-16 units: as much as is ever drawn of one. */
export const MAX_TEXT_LENGTH = 10_000;
/** Others see what was typed when the hand rests for so long, */
const REST_MS = 300;
/** or, when it does not rest, as often as this. */
const MAX_UNSTORED_MS = 1000;

const TOO_LONG_NOTICE = `A text can have ${MAX_TEXT_LENGTH.toLocaleString('en')} letters at most. The rest was left out.`;

/** A shape that has a text. */
export type Labelled = Extract<Shape, { readonly text: string }>;

/** The text of one shape while it is edited in place: shown by a field instead of the canvas, and stored now and then. */
export interface TypedText {
  readonly id: ShapeId;
  readonly session: TextSession;
  /** Enter ends it. */
  readonly isOneLine: boolean;
  /** As it is on the page right now, with this text and the size that it needs. */
  readonly shape: Shape;
  /** What a screen reader calls it: "Text", "Text of Rectangle". */
  readonly name: string;
  /** Where one is in the text that others have; none while they have none of it. */
  readonly caret: TextCaret | undefined;
  restyle(patch: Partial<Style>): void;
  follow(change: StoreChange): void;
  /** Stores what is not stored yet, as far as it is finished. */
  flush(): void;
  /** Stores the rest, or forgets it, and gives the text back to the canvas. */
  close(outcome: 'keep' | 'drop'): void;
}

export interface TypedTextDeps {
  readonly store: Store;
  readonly steps: Steps;
  readonly preview: PreviewSlot;
  readonly clock: Clock;
  /** The text, or how it looks, is another. */
  readonly onChange: () => void;
  readonly onCaretMoved: () => void;
  /** Something that the user should know, in plain words. */
  readonly onNotice: (words: string) => void;
}

/** A text that is not on the board yet, as a record. */
export function blankText({
  id = createShapeId(),
  x,
  y,
  w,
  h,
  rotation = 0,
  style,
  wraps = false,
}: NewShape<TextShape>) {
  const read = readShape(id, new Map<string, unknown>([['k', { type: 'text' }]]));
  // It was read as a text.
  return { ...(read as TextShape), x, y, w, h, rotation, style, wraps };
}

/** `opened` need not be on the board: then it comes there when there is something in it. */
export function createTypedText(deps: TypedTextDeps, opened: Labelled): TypedText {
  const { store, steps, preview, clock } = deps;
  const { id } = opened;
  const isOneLine = labelOf(opened)?.isOneLine === true;
  const session = createTextSession({
    text: opened.text,
    isOneLine,
    maxLength: MAX_TEXT_LENGTH,
    now: clock.now,
    onChange: changed,
    store: storeSettled,
    onCaretMoved: deps.onCaretMoved,
    onTooLong: () => deps.onNotice(TOO_LONG_NOTICE),
  });
  let draft = opened;
  /** Its place without what was typed since it was opened: it shrinks again to this, but no further. */
  let least: Place = opened;
  /** The place that it was given here. */
  let given: Place = opened;
  let shown: Shape | undefined;
  let cancelRest: (() => void) | undefined;
  let cancelDeadline: (() => void) | undefined;
  steps.end();
  showWithoutText();

  function stored(): Labelled | undefined {
    const shape = store.get(id);
    return shape && 'text' in shape ? shape : undefined;
  }

  function caret(): TextCaret | undefined {
    const { start, end, isBackward } = session.selection;
    const [first, last] = [start, end].map((index) => store.textPlaces.at(id, session.toDocument(index)));
    if (first === undefined || last === undefined) return undefined;
    return isBackward ? { id, anchor: last, focus: first } : { id, anchor: first, focus: last };
  }

  /** What nobody has typed in stays as it is, whatever fonts it was measured with. */
  function fitted(): Shape {
    const known = stored();
    if (known?.text === session.text) return known;
    return fitText({ ...(known ?? draft), ...placeOf(least), text: session.text });
  }

  /** On the canvas: its words are in the field. */
  function showWithoutText(): void {
    if (!stored()) return;
    const next = wordless(fitted());
    if (shown && isSamePlace(shown, next) && shown.style === next.style && hasSameGap(shown, next)) return;
    shown = next;
    preview.show({ kind: 'reshape', shapes: new Map([[id, next]]), isTyping: true });
  }

  function changed(isSettled: boolean): void {
    showWithoutText();
    deps.onChange();
    if (!isSettled) return;
    cancelRest?.();
    cancelRest = clock.setTimer(storeSettled, REST_MS);
    cancelDeadline ??= clock.setTimer(storeSettled, MAX_UNSTORED_MS);
  }

  function forgetTimers(): void {
    cancelRest?.();
    cancelDeadline?.();
    cancelRest = undefined;
    cancelDeadline = undefined;
  }

  /** What an input method has not finished is nothing yet. */
  function storeSettled(): void {
    forgetTimers();
    if (!session.isComposing) write();
  }

  function write(): void {
    const { text } = session;
    const known = stored();
    if (known ? known.text === text : text.trim() === '') return;
    const place = tidied(fitted());
    given = place;
    session.stored();
    run(() => {
      if (known) store.update(id, { text, ...place });
      else store.create(newText(draft, text, place));
    });
    showWithoutText();
  }

  /** All of it is one step of undo, however long somebody types. */
  function run(change: () => void): void {
    steps.run(change, `type ${id}`, Infinity);
  }

  /** Of a shape that somebody else moved or resized, that place is the least. */
  function followPlace(shape: Shape): void {
    if (isSamePlace(shape, given)) return;
    least = placeOf(shape);
    given = least;
  }

  return {
    id,
    session,
    isOneLine,
    get shape() {
      return fitted();
    },
    get caret() {
      return caret();
    },
    name: opened.type === 'text' ? 'Text' : `Text of ${typeNameOf(opened)}`,
    restyle(patch) {
      if (stored()) return;
      draft = { ...draft, style: parseStyle({ ...draft.style, ...patch }) };
      deps.onChange();
    },
    follow({ added, updated }) {
      const known = added.has(id) || updated.has(id) ? stored() : undefined;
      if (!known) return;
      followPlace(known);
      session.receive(known.text);
      showWithoutText();
      deps.onChange();
    },
    flush: storeSettled,
    close(outcome) {
      forgetTimers();
      const isNothing = opened.type === 'text' && session.text.trim() === '';
      if (outcome === 'keep' && isNothing) {
        if (stored()) run(() => store.delete([id]));
      } else if (outcome === 'keep') write();
      steps.end();
      preview.end('committed');
    },
  };
}

/** Only texts are opened before they are on the board. */
function newText(draft: Labelled, text: string, place: Place): NewShape<TextShape> {
  const { id, style } = draft;
  return { type: 'text', id, style, text, ...place, wraps: draft.type === 'text' && draft.wraps };
}

type Place = Pick<Shape, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

function placeOf({ x, y, w, h, rotation }: Place): Place {
  return { x, y, w, h, rotation };
}

/** A line is interrupted where its words are; anything else does not depend on them but for its size. */
function wordless(shape: Shape): Shape {
  if (isLinear(shape)) return hideWords(shape);
  return 'text' in shape ? { ...shape, text: '' } : shape;
}

function hasSameGap(a: Shape, b: Shape): boolean {
  return isLinear(a) && isLinear(b) ? a.text === b.text && a.packed === b.packed : true;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h && a.rotation === b.rotation;
}

/** Widths of fonts have digits that nobody meant. */
function tidied({ x, y, w, h, rotation }: Place): Place {
  const [left = 0, top = 0, width = 0, height = 0] = [x, y, w, h].map((px) => Math.round(px * 1000) / 1000);
  return { x: left, y: top, w: width, h: height, rotation };
}
