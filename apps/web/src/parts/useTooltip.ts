import {
  type FocusEvent,
  type PointerEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Long enough that a pointer passing over the toolbar leaves no trail of tooltips. */
const hoverDelayMs = 450;
/** Keyboard users stopped here on purpose. */
const focusDelayMs = 150;

/**
 * When and beside what a tooltip shows: after resting on the element with a mouse, or on keyboard focus; gone on
 * leaving, pressing, or Escape. Spread `handlers` on the element and render the bubble while `anchor` is set.
 */
export function useTooltip() {
  const id = useId();
  const timer = useRef<number>(undefined);
  const [anchor, setAnchor] = useState<Element>();

  const hide = () => {
    window.clearTimeout(timer.current);
    setAnchor(undefined);
  };
  const showLater = (element: Element, delayMs: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAnchor(element), delayMs);
  };

  useEffect(() => () => window.clearTimeout(timer.current), []);
  useLayoutEffect(() => {
    if (anchor === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setAnchor(undefined);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [anchor]);

  const handlers = {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') showLater(event.currentTarget, hoverDelayMs);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: (event: FocusEvent) => {
      if (event.currentTarget.matches(':focus-visible')) showLater(event.currentTarget, focusDelayMs);
    },
    onBlur: hide,
  };
  return { id, anchor, handlers };
}
