import type { ScenePoint } from '../scene/sceneShape.ts';
import type { View } from '../whiteboards/whiteboard.ts';
import { latencyFigures, motionFigures } from './figures.ts';
import { type Gesture, MIDDLE } from './gesture.ts';

/** One long stroke with loops, across the middle of the view. */
export function draw(view: View): Gesture {
  return {
    name: view === 'all' ? 'draw, all in view' : 'draw, zoom 1',
    isRepeatable: true,
    async prepare(tab, board) {
      await board.look(tab, view);
      await tab.hand.key('Escape');
      await tab.hand.key(board.keys.draw);
      tab.hand.moveTo(pointAt(0));
    },
    async play({ hand }, _, seconds) {
      hand.press();
      await hand.steadily(seconds, (part) => hand.moveTo(pointAt(part)));
      hand.release();
    },
    figures: (seen) => [...motionFigures(seen), ...latencyFigures(seen)],
  };
}

function pointAt(part: number): ScenePoint {
  const angle = part * 6 * Math.PI;
  return {
    x: MIDDLE.x - 250 + 500 * part + 60 * Math.sin(angle),
    y: MIDDLE.y + 30 + 90 * Math.cos(angle),
  };
}
