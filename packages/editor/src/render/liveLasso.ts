import { boxAroundPoints, expandBox, type Point } from '@drawbridge/board';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toDeviceBox, toDevicePoint } from './tiles/view.ts';

const WIDTH_PX = 1.5;
const DASH_PX = [6, 4];

/** The loop that is being drawn to select what is in it; in page px. */
export function lassoItem(points: readonly Point[], { view, theme, pixelRatio }: OutlineFrame): LiveItem {
  const width = WIDTH_PX * pixelRatio;
  return {
    key: 'lasso',
    look: [points, points.length],
    box: expandBox(toDeviceBox(boxAroundPoints(points), view), width + 1),
    paint(context) {
      context.beginPath();
      for (const point of points) {
        const { x, y } = toDevicePoint(point, view);
        context.lineTo(x, y);
      }
      context.closePath();
      context.fillStyle = theme.brushFill;
      context.fill();
      context.strokeStyle = theme.selection;
      context.lineWidth = width;
      context.lineJoin = 'round';
      context.setLineDash(DASH_PX.map((px) => px * pixelRatio));
      context.stroke();
      context.setLineDash([]);
    },
  };
}
