import type { Input } from '../input/input.ts';
import type { PointerSample, PointerType, RawPointer } from '../input/inputEvents.ts';
import { listen } from './listen.ts';

const MIDDLE_BUTTON = 1;

/** Feeds the pointer and wheel events of `container` to the editor; returns the undo. */
export function listenToPointers(container: HTMLElement, input: Input): () => void {
  // Buttons and panels of the host may lie inside the container: what starts there is theirs.
  const isOurs = (event: Event) => event.target === container;

  return listen(container, {
    pointerdown(event) {
      if (!isOurs(event)) return;
      capture(container, event);
      container.focus({ preventScroll: true });
      input.pointerDown(toRaw(container, event));
    },
    pointermove(event) {
      if (isOurs(event)) input.pointerMove(toRaw(container, event));
    },
    pointerup: (event) => input.pointerUp(toRaw(container, event)),
    pointercancel: (event) => input.pointerCancel(event.pointerId),
    // After a pointerup the editor has forgotten the pointer already; without one, this is a cancel.
    lostpointercapture: (event) => input.pointerCancel(event.pointerId),
    pointerleave: () => input.pointerLeave(),
    mousedown(event) {
      // The browser's own scrolling with the middle button would fight with ours.
      if (event.button === MIDDLE_BUTTON && isOurs(event)) event.preventDefault();
    },
    wheel(event) {
      if (!isOurs(event)) return;
      event.preventDefault();
      const { deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey } = event;
      const position = positionIn(container, event);
      input.wheel({ ...position, deltaX, deltaY, deltaMode, ctrl: ctrlKey || metaKey, shift: shiftKey });
    },
  });
}

/** Keeps the events coming when the pointer leaves the container. */
function capture(container: HTMLElement, { pointerId }: PointerEvent): void {
  try {
    container.setPointerCapture(pointerId);
  } catch {
    // The pointer is already up again, or made by a script; the gesture works without, within the container.
  }
}

function toRaw(container: HTMLElement, event: PointerEvent): RawPointer {
  return {
    ...toSample(container, event),
    pointerId: event.pointerId,
    pointerType: pointerTypeOf(event),
    button: event.button,
    buttons: event.buttons,
    shift: event.shiftKey,
    alt: event.altKey,
    samples: coalesced(event).map((sample) => toSample(container, sample)),
  };
}

/** All positions merged into the event. Browsers tell them only in a secure context: not on plain HTTP. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = typeof event.getCoalescedEvents === 'function' ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}

function toSample(container: HTMLElement, event: PointerEvent): PointerSample {
  return { ...positionIn(container, event), pressure: event.pressure };
}

function positionIn(container: HTMLElement, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = container.getBoundingClientRect();
  return { x: clientX - left - container.clientLeft, y: clientY - top - container.clientTop };
}

function pointerTypeOf({ pointerType }: PointerEvent): PointerType {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}
