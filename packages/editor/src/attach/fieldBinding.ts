import type { TypingField } from '../typing/textSession.ts';

/** A field of the page as that of a session. */
export function bindField(element: HTMLTextAreaElement): TypingField {
  return {
    get selection() {
      const { selectionStart, selectionEnd, selectionDirection } = element;
      return { start: selectionStart, end: selectionEnd, isBackward: selectionDirection === 'backward' };
    },
    show(text, { start, end, isBackward }) {
      if (element.value !== text) element.value = text;
      element.setSelectionRange(start, end, isBackward ? 'backward' : 'none');
    },
  };
}
