/** A press that goes no further is a click. */
const DRAG_START_PX = 6;

interface DragOut {
  /** What is seen beside the pointer meanwhile. */
  readonly picture: HTMLCanvasElement;
  /** It was let go over the canvas, at this point of the window. */
  readonly onDrop: (at: { readonly x: number; readonly y: number }) => void;
}

/**
 * Follows the pointer that was pressed on something until it is let go: a drag out of the page's chrome onto the board. Buttons
 * cannot be dragged by the browser's own means everywhere. Escape ends it.
 */
export function dragOut(press: Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'>, drag: DragOut): void {
  let ghost: HTMLCanvasElement | undefined;
  const over = new AbortController();
  const { signal } = over;
  const isOther = ({ pointerId }: PointerEvent): boolean => pointerId !== press.pointerId;

  function end(): void {
    over.abort();
    ghost?.remove();
  }
  function move(event: PointerEvent): void {
    if (isOther(event)) return;
    const { clientX: x, clientY: y } = event;
    if (!ghost && Math.hypot(x - press.clientX, y - press.clientY) < DRAG_START_PX) return;
    ghost ??= createGhost(drag.picture);
    ghost.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  }
  function release(event: PointerEvent): void {
    if (isOther(event)) return;
    const isDragged = ghost !== undefined;
    end();
    if (!isDragged) return;
    swallowClick();
    const { clientX: x, clientY: y } = event;
    if (document.elementFromPoint(x, y)?.closest('.canvas')) drag.onDrop({ x, y });
  }
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !ghost) return;
    event.stopPropagation();
    event.preventDefault();
    end();
  }

  document.addEventListener('pointermove', move, { signal });
  document.addEventListener('pointerup', release, { signal });
  document.addEventListener('pointercancel', end, { signal });
  document.addEventListener('keydown', key, { signal, capture: true });
}

function createGhost(picture: HTMLCanvasElement): HTMLCanvasElement {
  const ghost = document.createElement('canvas');
  [ghost.width, ghost.height] = [picture.width, picture.height];
  ghost.getContext('2d')?.drawImage(picture, 0, 0);
  ghost.className = 'library-ghost';
  ghost.style.width = `${picture.clientWidth}px`;
  ghost.style.height = `${picture.clientHeight}px`;
  document.body.append(ghost);
  return ghost;
}

/** The one that browsers make of a release where the press was. It comes at once, or not at all. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}
