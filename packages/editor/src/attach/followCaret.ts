import type { Box } from '@drawbridge/board';
import { type Camera, panBy } from '../camera.ts';
import type { TypedText } from '../typing/typedText.ts';
import type { Typing } from '../typing/typing.ts';
import { caretBox } from './caretBox.ts';
import { listen } from './listen.ts';

/** Between the caret and the edge of what one sees, in CSS px. */
const MARGIN_PX = 16;

interface FollowCaretDeps {
  readonly typing: Pick<Typing, 'onChange'>;
  readonly typed: TypedText;
  readonly camera: () => Camera;
  readonly moveCamera: (camera: Camera) => void;
  readonly container: HTMLElement;
}

/**
 * Moves the board so that the caret stays in view: as one types on beyond the edge, and when the keyboard of a phone comes up
 * over it. Returns the undo.
 */
export function followCaret(element: HTMLTextAreaElement, deps: FollowCaretDeps): () => void {
  const { typing, typed, camera, moveCamera, container } = deps;
  const viewport = container.ownerDocument.defaultView?.visualViewport;

  function reveal(): void {
    const box = caretBox(typed.shape, element.selectionEnd, camera());
    if (box) moveCamera(panIntoView(camera(), box, visiblePart(container)));
  }

  /** A browser that brings the caret into view its own way pushes the canvas out of place. */
  function unscroll(): void {
    container.scrollTop = 0;
    container.scrollLeft = 0;
  }

  const stopTyping = typing.onChange(reveal);
  const stopScrolling = listen(container, { scroll: unscroll });
  viewport?.addEventListener('resize', reveal);
  viewport?.addEventListener('scroll', reveal);
  return () => {
    stopTyping();
    stopScrolling();
    viewport?.removeEventListener('resize', reveal);
    viewport?.removeEventListener('scroll', reveal);
  };
}

/** What of the container is neither behind the keyboard nor beyond the screen, from its own top left corner. */
function visiblePart(container: HTMLElement): Box {
  const { left, top, width, height } = container.getBoundingClientRect();
  const viewport = container.ownerDocument.defaultView?.visualViewport;
  if (!viewport) return { x: 0, y: 0, w: width, h: height };
  const x = Math.max(0, viewport.offsetLeft - left);
  const y = Math.max(0, viewport.offsetTop - top);
  const right = Math.min(width, viewport.offsetLeft + viewport.width - left);
  const bottom = Math.min(height, viewport.offsetTop + viewport.height - top);
  return { x, y, w: Math.max(0, right - x), h: Math.max(0, bottom - y) };
}

/** The camera moved by no more than it takes to have `box` within `view`, both in screen px; its beginning counts most. */
export function panIntoView(camera: Camera, box: Box, view: Box): Camera {
  return panBy(
    camera,
    shiftInto([box.x, box.w], [view.x, view.w]),
    shiftInto([box.y, box.h], [view.y, view.h]),
  );
}

function shiftInto(
  [start, length]: readonly [number, number],
  [viewStart, viewLength]: readonly [number, number],
): number {
  const beyondEnd = start + length + MARGIN_PX - (viewStart + viewLength);
  const beyondStart = viewStart + MARGIN_PX - start;
  if (beyondStart > 0) return beyondStart;
  return beyondEnd > 0 ? Math.max(-beyondEnd, beyondStart) : 0;
}
