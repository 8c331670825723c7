import type { TextFieldDeps } from './textField.ts';

const NOT_LOADED_NOTICE =
  'Text cannot be written: a part of the page did not load. Try again, or reload the page.';

interface LateFieldDeps extends TextFieldDeps {
  /** Something that the user should know, in plain words. */
  readonly onNotice: (words: string) => void;
}

/** The field for text in `container`. Nobody writes in the first moment: it comes after the rest of the page. Returns the undo. */
export function attachTextField(container: HTMLElement, deps: LateFieldDeps): () => void {
  const { typing, onNotice } = deps;
  let isAsked = false;
  let isDetached = false;
  let stop = () => {};

  function load(): void {
    if (isAsked) return;
    isAsked = true;
    import('./textField.ts').then(
      ({ createTextField }) => {
        if (!isDetached) stop = createTextField(container, deps);
      },
      () => {
        isAsked = false;
        if (!typing.current) return;
        typing.end();
        onNotice(NOT_LOADED_NOTICE);
      },
    );
  }

  load();
  const stopWaiting = typing.onChange(() => typing.current && load());
  return () => {
    isDetached = true;
    stopWaiting();
    stop();
  };
}
