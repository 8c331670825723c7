import type { Point } from '@drawbridge/board';
import type { Input } from '../input/input.ts';
import type { PointerSample, PointerType, RawPointer } from '../input/inputEvents.ts';
import { listen } from './listen.ts';
import { createPlace, type Place } from './place.ts';

const MAIN_BUTTON = 0;
const MIDDLE_BUTTON = 1;
const RIGHT_BUTTON = 2;

/** Feeds the pointer and wheel events of `container` to the editor; returns the undo. */
export function listenToPointers(container: HTMLElement, input: Input): () => void {
  const place = createPlace(container);
  // Buttons and panels of the host may lie inside the container: what starts there is theirs.
  const isOurs = (event: Event) => event.target === container;

  const stopListening = listen(container, {
    pointerdown(event) {
      if (!isOurs(event)) return;
      capture(container, event);
      container.focus({ preventScroll: true });
      place.forget();
      input.pointerDown(toRaw(place, event));
    },
    pointermove(event) {
      if (isOurs(event)) input.pointerMove(toRaw(place, event));
    },
    pointerup: (event) => input.pointerUp(toRaw(place, event)),
    pointercancel: (event) => input.pointerCancel(event.pointerId),
    // After a pointerup the editor has forgotten the pointer already; without one, this is a cancel.
    lostpointercapture: (event) => input.pointerCancel(event.pointerId),
    pointerleave: () => input.pointerLeave(),
    // Even where touches scroll nothing, Chromium takes a fast stroke for a fling, and the next tap, on whatever button, for its end.
    touchmove(event) {
      if (isOurs(event)) event.preventDefault();
    },
    mousedown(event) {
      // The browser's own scrolling with the middle button would fight with ours.
      if (event.button === MIDDLE_BUTTON && isOurs(event)) event.preventDefault();
      // The system knows how fast this person presses twice.
      if (event.button === MAIN_BUTTON && isOurs(event)) input.countPresses(event.detail);
    },
    contextmenu(event) {
      if (!isOurs(event)) return;
      event.preventDefault();
      // Fingers hold, which browsers tell in different ways or not at all; keys are the host's.
      if (isByMouse(event)) input.askForMenu(positionIn(place.originAt(event.timeStamp), event));
    },
    wheel(event) {
      if (!isOurs(event)) return;
      event.preventDefault();
      const { deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey } = event;
      const position = positionIn(place.originAt(event.timeStamp), event);
      input.wheel({ ...position, deltaX, deltaY, deltaMode, ctrl: ctrlKey || metaKey, shift: shiftKey });
    },
  });
  return () => {
    stopListening();
    place.release();
  };
}

/** The right button, or on a Mac Ctrl and a click. Keys have no button, fingers another type of pointer. */
function isByMouse(event: MouseEvent): boolean {
  if (event instanceof PointerEvent && event.pointerType !== '') return event.pointerType !== 'touch';
  return event.button === RIGHT_BUTTON || event.ctrlKey;
}

/** Keeps the events coming when the pointer leaves the container. */
function capture(container: HTMLElement, { pointerId }: PointerEvent): void {
  try {
    container.setPointerCapture(pointerId);
  } catch {
    // The pointer is already up again, or made by a script; the gesture works without, within the container.
  }
}

function toRaw(place: Place, event: PointerEvent): RawPointer {
  const origin = place.originAt(event.timeStamp);
  const toSample = (one: PointerEvent): PointerSample => ({
    ...positionIn(origin, one),
    pressure: one.pressure,
  });
  return {
    ...toSample(event),
    pointerId: event.pointerId,
    pointerType: pointerTypeOf(event),
    button: event.button,
    buttons: event.buttons,
    timeMs: event.timeStamp,
    shift: event.shiftKey,
    alt: event.altKey,
    ctrl: event.ctrlKey || event.metaKey,
    samples: coalesced(event).map(toSample),
    predicted: predicted(event).map(toSample),
  };
}

/** All positions merged into the event. Browsers tell them only in a secure context: not on plain HTTP. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = typeof event.getCoalescedEvents === 'function' ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}

function positionIn(origin: Point, { clientX, clientY }: MouseEvent): Point {
  return { x: clientX - origin.x, y: clientY - origin.y };
}

/** Where the browser expects the pointer in the next frame or two; not every browser does. */
function predicted(event: PointerEvent): readonly PointerEvent[] {
  // Hovering draws nothing.
  if (event.buttons === 0 || typeof event.getPredictedEvents !== 'function') return [];
  return event.getPredictedEvents();
}

function pointerTypeOf({ pointerType }: PointerEvent): PointerType {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}
