import type { CDPSession, Page } from 'playwright-core';
import type { ScenePoint } from '../scene/sceneShape.ts';

/** Real input, at the pace of a good mouse whatever the page makes of it. */
export interface Hand {
  moveTo(point: ScenePoint): void;
  press(): void;
  release(): void;
  /** Turns the wheel where the pointer is; with `isZoom`, as Ctrl is held, or as a trackpad is pinched. */
  turn(deltaX: number, deltaY: number, isZoom?: boolean): void;
  /** A key, or keys as in `Control+a`. Resolves when the page has heard it. */
  key(chord: string): Promise<void>;
  /** Calls `step` again and again for so long, with how much of it has passed: from 0 to 1. */
  steadily(seconds: number, step: (part: number) => void): Promise<void>;
  /** Resolves when the page has answered all of it. */
  answered(): Promise<void>;
}

/**
 * As mice do, and two for each frame, so that no frame is without. At twice the rate of frames all of a gesture would come at
 * the same time within their frames, and luck decide how long they wait for the next.
 */
const INPUTS_PER_SECOND = 125;

/** As the protocol numbers them. */
const CTRL = 2;
const LEFT_BUTTON = 1;

interface MouseEventFields {
  readonly type: 'mousePressed' | 'mouseReleased' | 'mouseMoved' | 'mouseWheel';
  readonly button?: 'left';
  readonly clickCount?: number;
  readonly deltaX?: number;
  readonly deltaY?: number;
  readonly modifiers?: number;
}

export function createHand(page: Page, session: CDPSession): Hand {
  let at: ScenePoint = { x: 0, y: 0 };
  let isPressed = false;
  let unanswered: Promise<unknown>[] = [];

  // Nobody waits for an answer: a page that is slow gets its input as everybody does, and falls behind.
  const send = (fields: MouseEventFields): void => {
    const buttons = isPressed ? LEFT_BUTTON : 0;
    const sent = session.send('Input.dispatchMouseEvent', { buttons, ...at, ...fields });
    // A page that is closed meanwhile answers nothing any more.
    unanswered.push(sent.catch(() => {}));
  };

  return {
    moveTo(point) {
      at = point;
      send({ type: 'mouseMoved', ...(isPressed ? { button: 'left' } : {}) });
    },
    press() {
      isPressed = true;
      send({ type: 'mousePressed', button: 'left', clickCount: 1 });
    },
    release() {
      isPressed = false;
      send({ type: 'mouseReleased', button: 'left', clickCount: 1 });
    },
    turn(deltaX, deltaY, isZoom = false) {
      send({ type: 'mouseWheel', deltaX, deltaY, modifiers: isZoom ? CTRL : 0 });
    },
    key: (chord) => page.keyboard.press(chord),
    async steadily(seconds, step) {
      const startMs = performance.now();
      const steps = Math.round(seconds * INPUTS_PER_SECOND);
      for (let index = 1; index <= steps; index += 1) {
        await until(startMs + (index * 1_000) / INPUTS_PER_SECOND);
        step(index / steps);
      }
    },
    async answered() {
      await Promise.all(unanswered);
      unanswered = [];
    },
  };
}

async function until(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}
