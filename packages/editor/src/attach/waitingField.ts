import type { TextSelection } from '../typing/textSession.ts';
import type { TypedText } from '../typing/typedText.ts';
import type { Typing } from '../typing/typing.ts';
import { typingCommand } from '../typing/typingKey.ts';
import { bindField } from './fieldBinding.ts';
import { listen } from './listen.ts';

/** Has the keyboard until the field of a text is loaded: a letter would choose a tool otherwise. Nobody sees it. */
export interface WaitingField {
  readonly typed: TypedText;
  /** Where one is in it. */
  readonly selection: TextSelection;
  remove(): void;
}

export function createWaitingField(
  container: HTMLElement,
  typing: Pick<Typing, 'end'>,
  typed: TypedText,
): WaitingField {
  const { session } = typed;
  const element = container.ownerDocument.createElement('textarea');
  element.setAttribute('aria-label', typed.name);
  Object.assign(element.style, { position: 'absolute', left: '0', top: '0', width: '1px', opacity: '0' });
  container.append(element);

  function press(event: KeyboardEvent): void {
    if (event.isComposing || typingCommand(event, typed.isOneLine) !== 'end') return;
    event.preventDefault();
    event.stopPropagation();
    typing.end();
  }

  const field = bindField(element);
  const stops = [
    session.openField(field),
    listen(element, { keydown: press, input: () => session.input(element.value) }),
    // See the field that it waits for.
    listen(container, { mousedown: (event) => event.target === container && event.preventDefault() }),
  ];
  element.focus({ preventScroll: true });

  return {
    typed,
    get selection() {
      return field.selection;
    },
    remove() {
      for (const stop of stops) stop();
      const hadFocus = element.ownerDocument.activeElement === element;
      element.remove();
      if (hadFocus) container.focus({ preventScroll: true });
    },
  };
}
