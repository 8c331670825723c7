import type { Point } from '@drawbridge/board';

/** What moves an element without scrolling or resizing the window tells nobody: a panel that opens beside it. */
const MAX_AGE_MS = 250;

/**
 * Where an element is on the screen. Asking makes the browser lay out the page, which is too much for each of a
 * thousand positions a second; so it is asked now and then.
 */
export interface Place {
  /** The top left corner of the element, inside its border, in CSS px; `timeStamp` is the event's. */
  originAt(timeStamp: number): Point;
  /** To be measured with the next event. */
  forget(): void;
  /** Stops listening to the window. */
  release(): void;
}

export function createPlace(element: HTMLElement): Place {
  const view = element.ownerDocument.defaultView;
  let known: (Point & { readonly atMs: number }) | undefined;

  function forget(): void {
    known = undefined;
  }

  function measure(atMs: number): Point & { readonly atMs: number } {
    const { left, top } = element.getBoundingClientRect();
    return { x: left + element.clientLeft, y: top + element.clientTop, atMs };
  }

  view?.addEventListener('resize', forget);
  view?.addEventListener('scroll', forget, { capture: true, passive: true });

  return {
    originAt(timeStamp) {
      if (!known || Math.abs(timeStamp - known.atMs) > MAX_AGE_MS) known = measure(timeStamp);
      return known;
    },
    forget,
    release() {
      view?.removeEventListener('resize', forget);
      view?.removeEventListener('scroll', forget, { capture: true });
    },
  };
}
