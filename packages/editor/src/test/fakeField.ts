import type { TextSelection, TextSession, TypingField } from '../typing/textSession.ts';

/** A text field as browsers have it, with the keys of a person. */
export interface FakeField extends TypingField {
  readonly session: TextSession;
  readonly text: string;
  /** The text with the caret as `|`, or what is selected within two. */
  readonly picture: string;
  type(text: string): void;
  backspace(times?: number): void;
  select(start: number, end?: number): void;
  /** The input method shows this in place of what it showed before. */
  compose(text: string): void;
  /** The input method is done, with this. */
  commit(text: string): void;
  close(): void;
}

/** Opens on a session. Fails when the text is set while an input method is composing. */
export function createFakeField(session: TextSession): FakeField {
  let text = '';
  let selection: TextSelection = { start: 0, end: 0 };
  let composed: TextSelection | undefined;

  function replace({ start, end }: TextSelection, inserted: string): void {
    text = text.slice(0, start) + inserted + text.slice(end);
    selection = { start: start + inserted.length, end: start + inserted.length };
  }

  function compose(inserted: string): void {
    if (!composed) session.composeStart();
    const range = composed ?? selection;
    replace(range, inserted);
    composed = { start: range.start, end: range.start + inserted.length };
    session.input(text);
  }

  const field: Omit<FakeField, 'close'> = {
    session,
    get text() {
      return text;
    },
    get selection() {
      return selection;
    },
    get picture() {
      const { start, end } = selection;
      const selected = start === end ? '|' : `|${text.slice(start, end)}|`;
      return text.slice(0, start) + selected + text.slice(end);
    },
    show(next, selected) {
      if (composed) throw new Error('The field was changed in the middle of a composition.');
      text = next;
      selection = selected;
    },
    type(typed) {
      for (const character of typed) {
        replace(selection, character);
        session.input(text);
      }
    },
    backspace(times = 1) {
      for (let count = 0; count < times; count++) {
        const { start, end } = selection;
        replace({ start: start === end ? start - 1 : start, end }, '');
        session.input(text);
      }
    },
    select(start, end = start) {
      selection = { start, end };
      session.caretMoved();
    },
    compose,
    commit(inserted) {
      compose(inserted);
      composed = undefined;
      session.composeEnd(text);
    },
  };
  const close = session.openField(field);
  return Object.assign(field, { close });
}
