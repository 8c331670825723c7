import { type Scene, VIEW } from '../scene/createScene.ts';
import { type Whiteboard, zoomToFit } from './whiteboard.ts';

const MIN_ZOOM = 0.02;
/** Zoom goes by the power of e per hundred px (editor, wheel.ts). */
const WHEEL_PX_PER_E = 100;

/** Our own page as the server serves it, handled by keys and wheel only. */
export function drawbridge(name: string, scene: Scene, url: string): Whiteboard {
  return {
    name,
    scene,
    url,
    shapes: 'canvas',
    keys: { draw: 'p', select: 'v' },
    async look({ hand }, view) {
      await hand.key('Shift+Digit1');
      if (view === 'middle') await hand.key('Control+0');
    },
    wheelToZoom: (from, to) => -WHEEL_PX_PER_E * Math.log(to / from),
    zoomOfAll: zoomToFit(scene, VIEW, MIN_ZOOM),
  };
}
