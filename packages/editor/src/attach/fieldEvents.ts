import type { KeyPress } from '../input/shortcuts.ts';
import type { TypedText } from '../typing/typedText.ts';
import type { Typing } from '../typing/typing.ts';
import { typingCommand } from '../typing/typingKey.ts';
import { listen } from './listen.ts';

interface FieldEventsDeps {
  readonly typing: Pick<Typing, 'end'>;
  readonly typed: TypedText;
  /** What a key does that works in a text as well. */
  readonly actionFor: (press: KeyPress) => (() => void) | undefined;
  /** Where the wheel belongs to. */
  readonly container: HTMLElement;
}

/** Tells the session of a text what is done to its field; returns the undo. */
export function listenToField(element: HTMLTextAreaElement, deps: FieldEventsDeps): () => void {
  const { typing, typed, actionFor, container } = deps;
  const { session } = typed;
  const commands = { end: typing.end, undo: session.undo, redo: session.redo };

  function press(event: KeyboardEvent): void {
    // The input method's own, such as the Enter that takes a word. Safari tells by the code only.
    if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) return;
    const command = typingCommand(event, typed.isOneLine);
    const run = command ? commands[command] : actionFor(event);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  return listen(element, {
    keydown: press,
    input: () => session.input(element.value),
    compositionstart: () => session.composeStart(),
    compositionend: () => session.composeEnd(element.value),
    beforeinput(event) {
      // From the menu of the field, or by shaking the phone.
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      if (event.inputType === 'historyUndo') session.undo();
      else session.redo();
    },
    // What the board would copy and paste is not meant here.
    copy: (event) => event.stopPropagation(),
    cut: (event) => event.stopPropagation(),
    paste(event) {
      const text = event.clipboardData?.getData('text/plain');
      if (!text) return;
      event.preventDefault();
      event.stopPropagation();
      session.paste(text);
    },
    blur() {
      // In another window one may be looking for what to write here.
      if (element.ownerDocument.hasFocus()) typing.end();
    },
    wheel(event) {
      event.preventDefault();
      container.dispatchEvent(new WheelEvent('wheel', event));
    },
    // The caret is brought into view by moving the board.
    scroll() {
      element.scrollTop = 0;
      element.scrollLeft = 0;
    },
  });
}

const COMPOSING_KEY_CODE = 229;
