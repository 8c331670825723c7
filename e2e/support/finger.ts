import type { Page } from '@playwright/test';
import type { Point } from '../pages/board.ts';

/** One finger on the screen of a page that is touched, in CSS pixels from the top left corner. Chromium only. */
export interface Finger {
  press(at: Point): Promise<void>;
  /** From where it is, in a few moves as a hand makes them. */
  slideTo(to: Point): Promise<void>;
  lift(): Promise<void>;
  /** Presses at the first point, goes through the others, and lifts at the last. */
  dragThrough(points: readonly Point[]): Promise<void>;
}

const MOVES = 4;

export async function createFinger(page: Page): Promise<Finger> {
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  let place: Point = { x: 0, y: 0 };

  async function press(at: Point): Promise<void> {
    place = at;
    await send('touchStart', [at]);
  }

  async function slideTo({ x, y }: Point): Promise<void> {
    const from = place;
    for (let move = 1; move <= MOVES; move += 1) {
      const share = move / MOVES;
      place = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share };
      await send('touchMove', [place]);
    }
  }

  const lift = async (): Promise<void> => void (await send('touchEnd', []));

  return {
    press,
    slideTo,
    lift,
    async dragThrough([first, ...rest]) {
      const [second, ...others] = rest;
      if (first === undefined || second === undefined) throw new Error('A drag needs two points.');
      // One behind the other, without a pause: a finger that rests where it came down opens a menu.
      await Promise.all([press(first), slideTo(second)]);
      for (const point of others) await slideTo(point);
      await lift();
    },
  };
}
