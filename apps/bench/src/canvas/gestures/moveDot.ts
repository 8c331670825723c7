import { moveDot } from '../browser/inPage.ts';
import type { Gesture } from './gesture.ts';
import { idle } from './idle.ts';

/** The least that can change with every frame: what a frame of this page costs by itself. */
export function dotMoves(): Gesture {
  return { ...idle('a dot moves'), play: ({ page }, _, seconds) => page.evaluate(moveDot, seconds) };
}
