import type { Tab } from '../browser/openTab.ts';
import type { View, Whiteboard } from '../whiteboards/whiteboard.ts';
import { actFigures, beginningFigures, latencyFigures, motionFigures } from './figures.ts';
import { type Gesture, MIDDLE } from './gesture.ts';

const RADIUS_PX = 100;

async function takeSelectTool(tab: Tab, board: Whiteboard, view: View): Promise<void> {
  await board.look(tab, view);
  await tab.hand.key('Escape');
  await tab.hand.key(board.keys.select);
  tab.hand.moveTo(MIDDLE);
}

/** The handle in the middle, round in a circle and back to where it was. */
export const dragOne: Gesture = {
  name: 'drag one, zoom 1',
  isRepeatable: true,
  prepare: (tab, board) => takeSelectTool(tab, board, 'middle'),
  async play({ hand }, _, seconds) {
    hand.press();
    await hand.steadily(seconds, (part) => hand.moveTo(around(part)));
    hand.release();
  },
  figures: (seen) => [...motionFigures(seen), ...latencyFigures(seen)],
};

/** These three are one gesture, told in its parts. */
export const selectAll: Gesture = {
  name: 'select all, in view',
  isRepeatable: false,
  prepare: (tab, board) => takeSelectTool(tab, board, 'all'),
  play: ({ hand }) => hand.key('Control+a'),
  figures: actFigures,
};

export const dragAll: Gesture = {
  name: 'drag all, in view',
  isRepeatable: false,
  prepare: async () => {},
  async play({ hand }, _, seconds) {
    hand.press();
    // Not back to where it was: what has not moved need not be dropped.
    await hand.steadily(seconds, (part) => hand.moveTo(around(part * 0.75)));
  },
  figures: (seen) => [...beginningFigures(seen), ...motionFigures(seen)],
};

export const dropAll: Gesture = {
  name: 'drop all, in view',
  isRepeatable: false,
  prepare: async () => {},
  play: async ({ hand }) => hand.release(),
  figures: actFigures,
};

/** On a circle that begins in the middle. */
function around(part: number) {
  const angle = part * 2 * Math.PI;
  return { x: MIDDLE.x + RADIUS_PX * (1 - Math.cos(angle)), y: MIDDLE.y + RADIUS_PX * Math.sin(angle) };
}
