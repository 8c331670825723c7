import type { TextFieldDeps } from './textField.ts';
import { createWaitingField, type WaitingField } from './waitingField.ts';

const NOT_LOADED_NOTICE =
  'Text cannot be written: a part of the page did not load. Try again, or reload the page.';

interface LateFieldDeps extends TextFieldDeps {
  /** Something that the user should know, in plain words. */
  readonly onNotice: (words: string) => void;
}

/**
 * The field for text in `container`. Hardly anybody writes in the first moment, so it comes after the rest of the page, and takes
 * over what was written until then. Returns the undo.
 */
export function attachTextField(container: HTMLElement, deps: LateFieldDeps): () => void {
  const { typing, onNotice } = deps;
  let isAsked = false;
  let isDetached = false;
  let waiting: WaitingField | undefined;
  let stop = () => {};

  function load(): void {
    if (isAsked) return;
    isAsked = true;
    import('./textField.ts').then(
      ({ createTextField }) => {
        if (isDetached) return;
        stopWaiting();
        const begun = waiting?.selection;
        stop = createTextField(container, deps, begun);
        waiting?.remove();
      },
      () => {
        isAsked = false;
        if (!typing.current) return;
        typing.end();
        onNotice(NOT_LOADED_NOTICE);
      },
    );
  }

  function wait(): void {
    if (waiting?.typed === typing.current) return;
    waiting?.remove();
    waiting = typing.current && createWaitingField(container, typing, typing.current);
    if (waiting) load();
  }

  load();
  const stopWaiting = typing.onChange(wait);
  return () => {
    isDetached = true;
    stopWaiting();
    waiting?.remove();
    stop();
  };
}
