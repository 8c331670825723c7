import type { View } from '../whiteboards/whiteboard.ts';
import { motionFigures } from './figures.ts';
import { type Gesture, MIDDLE } from './gesture.ts';

const RADIUS_PX = 300;
/** About as fast as one looks around: a thousand px a second. */
const ROUNDS_PER_SECOND = 0.5;

/** Two fingers on a trackpad go round in a circle, so that the board is still there at the end. */
export function pan(view: View): Gesture {
  return {
    name: view === 'all' ? 'pan, all in view' : 'pan, zoom 1',
    isRepeatable: true,
    async prepare(tab, board) {
      await board.look(tab, view);
      tab.hand.moveTo(MIDDLE);
    },
    async play({ hand }, _, seconds) {
      let before = circle(0);
      await hand.steadily(seconds, (part) => {
        const now = circle(part * seconds);
        hand.turn(now.x - before.x, now.y - before.y);
        before = now;
      });
    },
    figures: motionFigures,
  };
}

function circle(seconds: number) {
  const angle = seconds * ROUNDS_PER_SECOND * 2 * Math.PI;
  return { x: RADIUS_PX * Math.cos(angle), y: RADIUS_PX * Math.sin(angle) };
}
