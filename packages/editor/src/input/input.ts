import type { Point, StrokePoint } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { PointerInput } from '../tools/stateNode.ts';
import type { Viewport } from '../viewport.ts';
import { createClickCount } from './clickCount.ts';
import type { Modifiers, PointerSample, PointerType, RawPointer, RawWheel } from './inputEvents.ts';
import { createLongPress } from './longPress.ts';
import { moveFingers } from './pinch.ts';
import { wheelCamera } from './wheel.ts';

/** Where the events of pointers and wheel go in. Tells gestures for the camera from gestures for the tool. */
export interface Input {
  /** A tool has a gesture in progress. */
  readonly isGesturing: boolean;
  /** `grab` or `grabbing` while the pointer would pan or does; else the tool decides. */
  readonly cursor: string | undefined;
  pointerDown(pointer: RawPointer): void;
  pointerMove(pointer: RawPointer): void;
  pointerUp(pointer: RawPointer): void;
  /** The system took the pointer away. Does nothing for a pointer that is already up. */
  pointerCancel(pointerId: number): void;
  /** How often the system says that the pointer was pressed at this place; it counts, if it is more than what we counted. */
  countPresses(count: number): void;
  /** A key was pressed: clicks before it and after it do not belong together. */
  keyDown(): void;
  /** The pointer left the board. */
  pointerLeave(): void;
  wheel(wheel: RawWheel): void;
  /** The system's sign for a context menu. */
  askForMenu(screen: Point): void;
  setModifiers(modifiers: Modifiers): void;
  /** While space is held, dragging pans. */
  setSpaceHeld(isHeld: boolean): void;
  /** The camera moved under a resting pointer: for the tool, the pointer moved over the page. */
  repeatMove(): void;
  /** Ends the tool's gesture as if the system had taken the pointer. */
  interrupt(): void;
}

/** The active state of the tool. */
interface InputTarget {
  onPointerDown(pointer: PointerInput): void;
  onPointerMove(pointer: PointerInput): void;
  onPointerUp(pointer: PointerInput): void;
  onInterrupt(): void;
}

interface InputDeps {
  readonly clock: Clock;
  readonly viewport: Viewport;
  readonly target: () => InputTarget;
  /** A gesture of the tool is about to begin. */
  readonly onPress: () => void;
  /** The pointer is over this page point, or gone. */
  readonly onCursor: (page: Point | undefined) => void;
  /** A finger that rests means the context menu, and not the beginning of a stroke. */
  readonly holdsForMenu: () => boolean;
  readonly onMenu: (screen: Point, pointerType: PointerType) => void;
  /** The mouse cursor may have to look different. */
  readonly onChange: () => void;
}

/*
 *            down (main button)               up, cancel
 *   resting ────────────────────▶ tool ──────────────────▶ resting
 *      │                           │ second finger: interrupt        ▲
 *      │ down: middle, space,      ▼                                 │
 *      └── finger once pen seen ▶ pan (one pointer, or two fingers) ─┘ last up
 */
type Mode =
  | { readonly kind: 'resting' }
  | { readonly kind: 'tool'; readonly originPage: Point; readonly origin: RawPointer; last: RawPointer }
  | { readonly kind: 'pan'; readonly pointers: Map<number, RawPointer> };

const RESTING: Mode = { kind: 'resting' };
const MIDDLE_BUTTON = 1;

export function createInput(deps: InputDeps): Input {
  const { viewport, target, onCursor, onChange } = deps;
  const longPress = createLongPress({ clock: deps.clock, onHold: hold });
  const clicks = createClickCount(deps.clock);
  let mode: Mode = RESTING;
  let hover: RawPointer | undefined;
  let isSpaceHeld = false;
  let hasSeenPen = false;

  function enter(next: Mode): void {
    mode = next;
    onChange();
  }

  function meansPan(pointer: RawPointer): boolean {
    if (pointer.pointerType === 'touch') return hasSeenPen;
    return pointer.button === MIDDLE_BUTTON || (isSpaceHeld && pointer.button === 0);
  }

  function beginTool(pointer: RawPointer): void {
    clicks.press(pointer);
    deps.onPress();
    enter({ kind: 'tool', originPage: viewport.toPage(pointer), origin: pointer, last: pointer });
    target().onPointerDown(toInput(pointer));
  }

  function interrupt(): void {
    if (mode.kind !== 'tool') return;
    enter(RESTING);
    target().onInterrupt();
  }

  /** The pointer stays down, and means nothing more. */
  function hold(pointer: RawPointer): void {
    interrupt();
    deps.onMenu(pointer, pointer.pointerType);
  }

  function awaitHold(pointer: RawPointer): void {
    longPress.end();
    // Beside a pen, what rests on the glass is a hand.
    const isHolder = pointer.pointerType === (hasSeenPen ? 'pen' : 'touch');
    if (mode.kind === 'tool' && isHolder && deps.holdsForMenu()) longPress.begin(pointer);
  }

  function joinTool(tool: Mode & { kind: 'tool' }, pointer: RawPointer): void {
    if (tool.origin.pointerType !== 'touch') return;
    // A hand resting on the glass before the pen came down is no gesture; two fingers are one for the camera.
    interrupt();
    if (pointer.pointerType === 'pen') beginTool(pointer);
    else if (pointer.pointerType === 'touch') enter(panWith(tool.last, pointer));
  }

  function pan(pointers: Map<number, RawPointer>, pointer: RawPointer): void {
    if (!pointers.has(pointer.pointerId)) return;
    const before = [...pointers.values()];
    pointers.set(pointer.pointerId, pointer);
    viewport.moveTo(moveFingers(viewport.camera, before, [...pointers.values()]));
  }

  function toInput(pointer: RawPointer, samples = pointer.samples): PointerInput {
    const origin = mode.kind === 'tool' ? mode : { origin: pointer, originPage: viewport.toPage(pointer) };
    return {
      page: viewport.toPage(pointer),
      screen: { x: pointer.x, y: pointer.y },
      originPage: origin.originPage,
      originScreen: { x: origin.origin.x, y: origin.origin.y },
      samples: samples.map(toPagePoint),
      // A position that is only repeated predicts nothing.
      predicted: samples.length > 0 ? (pointer.predicted ?? []).map(toPagePoint) : [],
      pointerType: pointer.pointerType,
      shift: pointer.shift,
      alt: pointer.alt,
      ctrl: pointer.ctrl,
      clicks: mode.kind === 'tool' ? clicks.count : 0,
    };
  }

  function toPagePoint(sample: PointerSample): StrokePoint {
    return { ...viewport.toPage(sample), pressure: sample.pressure };
  }

  function finish(pointer: RawPointer): void {
    const input = toInput(pointer);
    enter(RESTING);
    target().onPointerUp(input);
    if (pointer.pointerType === 'touch') onCursor(undefined);
  }

  function release(pointers: Map<number, RawPointer>, pointerId: number): void {
    if (pointers.delete(pointerId) && pointers.size === 0) enter(RESTING);
  }

  return {
    get isGesturing() {
      return mode.kind === 'tool';
    },
    get cursor() {
      if (mode.kind === 'pan') return 'grabbing';
      return isSpaceHeld && mode.kind === 'resting' ? 'grab' : undefined;
    },

    pointerDown(pointer) {
      hasSeenPen ||= pointer.pointerType === 'pen';
      if (mode.kind === 'tool') joinTool(mode, pointer);
      else if (mode.kind === 'pan' && pointer.pointerType === 'pen') beginTool(pointer);
      else if (mode.kind === 'pan') joinPan(mode.pointers, pointer);
      else if (meansPan(pointer)) enter(panWith(pointer));
      else if (pointer.button === 0) beginTool(pointer);
      if (mode.kind === 'tool') onCursor(viewport.toPage(pointer));
      awaitHold(pointer);
    },

    pointerMove(pointer) {
      longPress.move(pointer);
      hover = pointer;
      // The button came up where nobody could tell us, such as over a dialog of the system.
      const isReleased = pointer.pointerType === 'mouse' && pointer.buttons === 0;
      if (mode.kind === 'pan' && isReleased) release(mode.pointers, pointer.pointerId);
      if (mode.kind === 'pan') pan(mode.pointers, pointer);
      if (mode.kind === 'tool') {
        if (mode.origin.pointerId !== pointer.pointerId) return;
        if (isReleased) return finish(mode.last);
        mode.last = pointer;
      }
      if (mode.kind !== 'pan') target().onPointerMove(toInput(pointer));
      onCursor(viewport.toPage(pointer));
    },

    pointerUp(pointer) {
      longPress.end();
      if (mode.kind === 'pan') release(mode.pointers, pointer.pointerId);
      if (mode.kind === 'tool' && mode.origin.pointerId === pointer.pointerId) finish(pointer);
    },

    pointerCancel(pointerId) {
      longPress.end();
      if (mode.kind === 'pan') release(mode.pointers, pointerId);
      if (mode.kind === 'tool' && mode.origin.pointerId === pointerId) interrupt();
    },

    countPresses: clicks.raise,
    keyDown: clicks.end,

    pointerLeave() {
      hover = undefined;
      if (mode.kind !== 'tool') onCursor(undefined);
    },

    wheel(wheel) {
      viewport.moveTo(wheelCamera(viewport.camera, wheel, viewport.size));
    },

    askForMenu(screen) {
      interrupt();
      deps.onMenu(screen, 'mouse');
    },

    setModifiers(modifiers) {
      if (mode.kind !== 'tool') return;
      const { last } = mode;
      const { shift, alt, ctrl } = modifiers;
      if (last.shift === shift && last.alt === alt && last.ctrl === ctrl) return;
      mode.last = { ...last, ...modifiers };
      target().onPointerMove(toInput(mode.last, []));
    },

    setSpaceHeld(isHeld) {
      if (isSpaceHeld === isHeld) return;
      isSpaceHeld = isHeld;
      onChange();
    },

    repeatMove() {
      if (mode.kind === 'tool') target().onPointerMove(toInput(mode.last, []));
      const pointer = mode.kind === 'tool' ? mode.last : hover;
      if (pointer) onCursor(viewport.toPage(pointer));
    },

    interrupt,
  };
}

function panWith(...pointers: RawPointer[]): Mode {
  return { kind: 'pan', pointers: new Map(pointers.map((pointer) => [pointer.pointerId, pointer])) };
}

/** A second finger makes a pan a pinch; a third changes nothing. */
function joinPan(pointers: Map<number, RawPointer>, pointer: RawPointer): void {
  if (pointer.pointerType !== 'touch' || pointers.size >= 2) return;
  if ([...pointers.values()].some(({ pointerType }) => pointerType !== 'touch')) return;
  pointers.set(pointer.pointerId, pointer);
}
