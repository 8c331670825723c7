import { type Box, boxAroundPoints, expandBox, type Point } from '@drawbridge/board';
import type { Guide } from '../snapping/guide.ts';
import type { LiveItem } from './liveCanvas.ts';
import type { OutlineFrame } from './liveOutlines.ts';
import { toDevicePoint } from './tiles/view.ts';

const LINE_WIDTH_PX = 1;
/** A gap often lies on a line of its own boxes. */
const GAP_WIDTH_PX = 2;
/** Of the strokes at both ends of a gap, to either side. */
const END_PX = 5;
/** LIMIT of guides: more would be a net that nobody can read. */
const MAX_GUIDES = 24;

/** Lines that things are on together, and gaps that are equally wide. */
export function guideItems(guides: readonly Guide[], frame: OutlineFrame): LiveItem[] {
  return guides.slice(0, MAX_GUIDES).map((guide, index) => guideItem(`guide ${index}`, guide, frame));
}

function guideItem(key: string, guide: Guide, { view, pixelRatio, theme }: OutlineFrame): LiveItem {
  const widthPx = guide.kind === 'gap' ? GAP_WIDTH_PX : LINE_WIDTH_PX;
  const width = Math.max(1, Math.round(widthPx * pixelRatio));
  const end = END_PX * pixelRatio;
  const toWholePx = (point: Point): Point => {
    const { x, y } = toDevicePoint(point, view);
    return { x: Math.round(x) + (width % 2) / 2, y: Math.round(y) + (width % 2) / 2 };
  };
  const [from, to] = endsOf(guide).map(toWholePx);
  const box: Box = boxAroundPoints([from, to].filter((point) => point !== undefined));
  return {
    key,
    look: [guide.kind, box.x, box.y, box.w, box.h, theme],
    box: expandBox(box, end + width),
    paint(context) {
      if (!from || !to) return;
      context.strokeStyle = theme.guide;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      for (const { x, y } of guide.kind === 'gap' ? [from, to] : []) {
        const [aside, along] = guide.axis === 'x' ? [0, end] : [end, 0];
        context.moveTo(x - aside, y - along);
        context.lineTo(x + aside, y + along);
      }
      context.stroke();
    },
  };
}

/** In page px. A line lies across its axis, a gap along it. */
function endsOf({ kind, axis, at, start, end }: Guide): [Point, Point] {
  const liesAlongX = (axis === 'x') === (kind === 'gap');
  return liesAlongX
    ? [
        { x: start, y: at },
        { x: end, y: at },
      ]
    : [
        { x: at, y: start },
        { x: at, y: end },
      ];
}
