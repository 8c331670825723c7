import { motionFigures } from './figures.ts';
import { type Gesture, MIDDLE } from './gesture.ts';

/** From zoom 1 until all of the board is in view, and back, as evenly as it looks even. */
export const zoom: Gesture = {
  name: 'zoom 1, all, 1',
  isRepeatable: true,
  async prepare(tab, board) {
    await board.look(tab, 'middle');
    tab.hand.moveTo(MIDDLE);
  },
  async play({ hand }, { zoomOfAll, wheelToZoom }, seconds) {
    const zoomAt = (part: number): number => zoomOfAll ** (1 - Math.abs(1 - 2 * part));
    let before = 1;
    await hand.steadily(1.5 * seconds, (part) => {
      const now = zoomAt(part);
      hand.turn(0, wheelToZoom(before, now), true);
      before = now;
    });
  },
  figures: motionFigures,
};
