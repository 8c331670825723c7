import { type Box, boxAroundPoints, expandBox } from '@drawbridge/board';
import { addClosedCurve } from '@drawbridge/shapes';
import { getStroke } from 'perfect-freehand';
import type { ShownTrail } from '../laser/lasers.ts';
import { glowLeft } from '../laser/trail.ts';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toDevicePoint } from './tiles/view.ts';

/** How broad the light is where the pointer is, in CSS px, however far one has zoomed. */
const WIDTH_PX = 7;
/** The light in the middle of it, of its width. */
const CORE_SHARE = 0.4;
const CORE_COLOR = '#ffffffb0';

/** The trail of a laser pointer, as it is at this time. */
export function laserItem(
  { key, glows }: ShownTrail,
  color: string,
  nowMs: number,
  { view, pixelRatio }: OutlineFrame,
): LiveItem {
  const line = glows.map((glow) => ({
    ...toDevicePoint(glow, view),
    // The library takes half of it for the whole width.
    pressure: glowLeft(glow, nowMs) / 2,
  }));
  const width = WIDTH_PX * pixelRatio;
  const box: Box = expandBox(boxAroundPoints(line), width);
  return {
    key,
    look: [nowMs, color, glows],
    box,
    paint(context) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = color;
      context.fill(lightPath(line, width));
      context.fillStyle = CORE_COLOR;
      context.fill(lightPath(line, width * CORE_SHARE));
    },
  };
}

function lightPath(line: readonly { x: number; y: number; pressure: number }[], width: number): Path2D {
  const path = new Path2D();
  const options = { size: width, thinning: 1, smoothing: 0.5, streamline: 0.3 };
  addClosedCurve(path, getStroke([...line], { ...options, simulatePressure: false, last: true }));
  return path;
}
