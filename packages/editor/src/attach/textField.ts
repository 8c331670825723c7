import type { Theme } from '@drawbridge/shapes';
import type { Camera } from '../camera.ts';
import type { KeyPress } from '../input/shortcuts.ts';
import type { TextSelection } from '../typing/textSession.ts';
import type { TypedText } from '../typing/typedText.ts';
import type { Typing } from '../typing/typing.ts';
import { createBaselines } from './baselines.ts';
import { bindField } from './fieldBinding.ts';
import { createFieldElement } from './fieldElement.ts';
import { listenToField } from './fieldEvents.ts';
import { fieldLook } from './fieldLook.ts';
import { followCaret } from './followCaret.ts';
import { listen } from './listen.ts';

/** What the field needs of the editor. */
export interface TextFieldDeps {
  readonly typing: Typing;
  readonly camera: () => Camera;
  readonly moveCamera: (camera: Camera) => void;
  readonly theme: () => Theme;
  /** What a key does that works in a text as well. */
  readonly actionFor: (press: KeyPress) => (() => void) | undefined;
  /** At the end of every frame. */
  readonly onFrame: (listener: () => void) => () => void;
}

interface OpenField {
  readonly typed: TypedText;
  place(): void;
  select(selection: TextSelection): void;
  close(): void;
}

/*
 * A textarea over the canvas that looks as the canvas would paint the words. What is done to it goes to the session of the
 * text, and the session says what is in it. It comes and goes at once, and not with the next frame: on a phone the keyboard
 * comes only to what gets the focus while a finger is at it.
 */

/**
 * Shows a field in `container` whenever a text is being edited; returns the undo. Where somebody has begun to write already, they go on
 * at `begun`.
 */
export function createTextField(
  container: HTMLElement,
  deps: TextFieldDeps,
  begun?: TextSelection,
): () => void {
  const { typing } = deps;
  let field: OpenField | undefined;

  function follow(): void {
    if (field?.typed !== typing.current) {
      field?.close();
      field = typing.current && openField(container, typing.current, deps);
    }
    field?.place();
  }

  follow();
  if (begun) field?.select(begun);
  const stops = [
    typing.onChange(follow),
    deps.onFrame(() => field?.place()),
    listen(container, {
      // After the touch that opened the field, browsers make up a mouse that would take the focus from it.
      mousedown: (event) => field && event.target === container && event.preventDefault(),
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    field?.close();
  };
}

function openField(container: HTMLElement, typed: TypedText, deps: TextFieldDeps): OpenField {
  const { element, dress } = createFieldElement(container.ownerDocument, typed.name);
  const field = bindField(element);
  const baselines = createBaselines(container);
  container.append(element);

  function place(): void {
    const look = fieldLook(typed.shape, deps.camera(), deps.theme());
    if (look) dress(look, baselines.missing(look));
  }

  const stops = [
    typed.session.openField(field),
    listenToField(element, { ...deps, typed, container }),
    followCaret(element, { ...deps, typed, container }),
    baselines.remove,
    listen(container.ownerDocument, {
      visibilitychange: typed.flush,
      selectionchange: typed.session.caretMoved,
    }),
  ];
  place();
  element.focus({ preventScroll: true });

  return {
    typed,
    place,
    select: (selection) => field.show(typed.session.text, selection),
    close() {
      for (const stop of stops) stop();
      const hadFocus = element.ownerDocument.activeElement === element;
      element.remove();
      if (hadFocus) container.focus({ preventScroll: true });
    },
  };
}
