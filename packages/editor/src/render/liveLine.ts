import { expandBox, moveBox, type Point } from '@drawbridge/board';
import { paintBounds, pathOf, tracePath } from '@drawbridge/shapes';
import type { Linear } from '../points/lineEdit.ts';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toPaintedDeviceBox } from './liveShapes.ts';

/** How far the glow is to be seen beside the line, on either side, in screen px. */
const GLOW_PX = 2.5;
const GLOW_ALPHA = 0.35;

/** What shows that a line is selected which has no box: the line itself. It is moved by `offset`, in page px. */
export function selectedLineItem(shape: Linear, offset: Point, frame: OutlineFrame): LiveItem {
  const { view, theme, pixelRatio } = frame;
  const { scale } = view;
  return {
    key: 'selection',
    look: [shape, offset.x, offset.y, theme],
    box: expandBox(
      toPaintedDeviceBox(moveBox(paintBounds(shape), offset.x, offset.y), view),
      GLOW_PX * pixelRatio,
    ),
    paint(context) {
      const [x, y] = [shape.x + offset.x, shape.y + offset.y];
      context.setTransform(scale, 0, 0, scale, x * scale - view.left, y * scale - view.top);
      context.strokeStyle = theme.selection;
      context.lineWidth = shape.style.width + (2 * GLOW_PX * pixelRatio) / scale;
      context.globalAlpha = GLOW_ALPHA;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.beginPath();
      tracePath(context, pathOf(shape, scale), false);
      context.stroke();
    },
  };
}
