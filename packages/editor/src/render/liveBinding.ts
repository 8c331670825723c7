import { boxAroundPoints, expandBox, type Point, pageOutline } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { BindingHint } from '../binding/bindingHint.ts';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toDevicePoint } from './tiles/view.ts';

/** All in screen px. How far the glow is to be seen beside the shape's own line, on either side. */
const GLOW_PX = 4;
const GLOW_ALPHA = 0.4;
const MAGNET_RADIUS_PX = 2.5;
const ANCHOR_RADIUS_PX = 5;
/** On a shape that is smaller, the magnets would lie on top of each other. */
const MIN_MAGNET_SHAPE_PX = 48;

/** The outline of the shape that an arrow would be bound to, and where. */
export function bindingItem({ shape, magnets, anchor }: BindingHint, frame: OutlineFrame): LiveItem {
  const { view, pixelRatio, theme } = frame;
  const toDevice = (point: Point) => toDevicePoint(point, view);
  const outline = pageOutline(shape).map(toDevice);
  const dots =
    Math.min(shape.w, shape.h) * view.scale < MIN_MAGNET_SHAPE_PX * pixelRatio ? [] : magnets.map(toDevice);
  const glow = 2 * GLOW_PX * pixelRatio + shape.style.width * view.scale;
  const held = anchor && toDevice(anchor);
  return {
    key: 'binding',
    look: [shape, held?.x, held?.y, theme, dots.length],
    box: expandBox(boxAroundPoints(outline), ANCHOR_RADIUS_PX * pixelRatio + glow),
    paint(context) {
      context.strokeStyle = theme.selection;
      context.fillStyle = theme.selection;
      context.lineWidth = glow;
      context.lineJoin = 'round';
      context.globalAlpha = GLOW_ALPHA;
      context.beginPath();
      for (const { x, y } of outline) context.lineTo(x, y);
      context.closePath();
      context.stroke();
      context.globalAlpha = 1;
      for (const dot of dots) fillDot(context, dot, MAGNET_RADIUS_PX * pixelRatio);
      if (held) fillDot(context, held, ANCHOR_RADIUS_PX * pixelRatio);
    },
  };
}

function fillDot(context: Context2D, { x, y }: Point, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
