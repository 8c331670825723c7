import type { Shape } from '@drawbridge/board';

/** In a shape that is shown otherwise for now: its words are somewhere else, and it only leaves room for them. */
interface HiddenWords {
  readonly hidesWords?: boolean;
}

export function hideWords<Some extends Shape>(shape: Some): Some {
  return { ...shape, hidesWords: true };
}

export function hidesWords(shape: Shape): boolean {
  // It is on no shape of a document: there nobody looks for it.
  return (shape as Shape & HiddenWords).hidesWords === true;
}
