import { type Box, expandBox } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { Handle } from '../handles/handle.ts';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toDevicePoint } from './tiles/view.ts';

/** Half of a handle's width, in screen px. */
const HALF_SIZE_PX = 4.5;
const CORNER_RADIUS_PX = 2;
const LINE_WIDTH_PX = 1.25;
/** How much of a hint one sees. */
const HINT_ALPHA = 0.45;
const HINT_SHARE = 0.75;

/** The handles that can be seen, each by itself: a drag of one leaves the others alone. */
export function handleItems(handles: readonly Handle[], frame: OutlineFrame): LiveItem[] {
  return handles.flatMap((handle) => (handle.look === 'none' ? [] : handleItem(handle, frame)));
}

function handleItem({ id, point, look }: Handle, { view, pixelRatio, theme }: OutlineFrame): LiveItem {
  const { x, y } = toDevicePoint(point, view);
  const half = HALF_SIZE_PX * pixelRatio;
  return {
    key: `handle ${id}`,
    look: [look, x, y, theme],
    box: expandBox({ x, y, w: 0, h: 0 }, half + LINE_WIDTH_PX * pixelRatio + 1),
    paint(context) {
      context.fillStyle = look === 'chosen' ? theme.selection : theme.background;
      context.strokeStyle = theme.selection;
      context.lineWidth = LINE_WIDTH_PX * pixelRatio;
      if (look === 'hint') context.globalAlpha = HINT_ALPHA;
      trace(context, look, { x: x - half, y: y - half, w: 2 * half, h: 2 * half }, pixelRatio);
      context.fill();
      context.stroke();
    },
  };
}

function trace(context: Context2D, look: Handle['look'], { x, y, w, h }: Box, pixelRatio: number): void {
  context.beginPath();
  if (look === 'square') context.roundRect(x, y, w, h, CORNER_RADIUS_PX * pixelRatio);
  else {
    const radius = (look === 'hint' ? HINT_SHARE : 1) * (w / 2);
    context.arc(x + w / 2, y + h / 2, radius, 0, 2 * Math.PI);
  }
}
