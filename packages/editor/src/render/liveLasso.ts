import { boxAroundPoints, expandBox, type Point } from '@drawbridge/board';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';

const WIDTH_PX = 1.5;
const DASH_PX = [6, 4];

/** The loop that is being drawn to select what is in it; in page px. */
export function lassoItem(points: readonly Point[], { view, theme, pixelRatio }: OutlineFrame): LiveItem {
  const { scale, left, top } = view;
  const box = boxAroundPoints(points);
  const onCanvas = { x: box.x * scale - left, y: box.y * scale - top, w: box.w * scale, h: box.h * scale };
  const width = WIDTH_PX * pixelRatio;
  return {
    key: 'lasso',
    look: [points, points.length],
    box: expandBox(onCanvas, width + 1),
    paint(context) {
      context.beginPath();
      points.forEach(({ x, y }, index) => {
        if (index === 0) context.moveTo(x * scale - left, y * scale - top);
        else context.lineTo(x * scale - left, y * scale - top);
      });
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
