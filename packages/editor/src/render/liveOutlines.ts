import { type Box, boxesIntersect, expandBox, moveBox, type ShapeId, unionBoxes } from '@drawbridge/board';
import type { Motion } from '../motion.ts';
import type { SelectedArea } from '../selectionBounds.ts';
import { outlineBox } from '../shapes/placed.ts';
import type { Theme } from '../theme.ts';
import type { LiveItem } from './liveCanvas.ts';
import { createOutlines, type Outlines } from './outlines.ts';
import type { View } from './tiles/view.ts';

/** Space between a shape and its selection box, in screen px. */
const SELECTION_MARGIN_PX = 5;
const SELECTION_WIDTH_PX = 1.5;
export const PART_WIDTH_PX = 1;

/** What the view is, and how many device px a CSS px has. */
export interface OutlineFrame {
  readonly view: View;
  readonly pixelRatio: number;
  readonly theme: Theme;
}

/** The boxes of what we have selected: one around all and, if they are few, one around each. */
export function selectionItems(
  area: SelectedArea | undefined,
  motion: Motion,
  frame: OutlineFrame,
): LiveItem[] {
  if (!area) return [];
  const { theme } = frame;
  const parts = [...area.parts].map(([id, box]) => inMotion(box, id, motion));
  const margin = marginOf(frame);
  // Of many selected shapes it is not known which are in motion, but for those that we move ourselves: all.
  const all = unionBoxes(parts) ?? lift(area.outline, motion);
  const items = [
    outlineItem('selection', [expandBox(all, margin)], theme.selection, SELECTION_WIDTH_PX, frame),
  ];
  if (parts.length > 1) items.unshift(partsItem('parts', parts, theme.selectionPart, frame));
  return items;
}

/** A thin box around each of these, which are in page px. */
export function partsItem(key: string, parts: readonly Box[], color: string, frame: OutlineFrame): LiveItem {
  const margin = marginOf(frame);
  return outlineItem(
    key,
    parts.map((box) => expandBox(box, margin)),
    color,
    PART_WIDTH_PX,
    frame,
  );
}

/** The box that is being dragged to select what it touches; in page px. */
export function brushItem(box: Box, frame: OutlineFrame): LiveItem {
  const { theme } = frame;
  const outline = outlineItem('brush', [box], theme.selection, PART_WIDTH_PX, frame);
  return {
    ...outline,
    paint(context, area) {
      createOutlines(context, frame.view).fill(box, theme.brushFill);
      outline.paint(context, area);
    },
  };
}

/** The box where the shape is shown. */
export function inMotion(box: Box, id: ShapeId, motion: Motion): Box {
  const reshaped = motion.reshaped.get(id);
  if (reshaped) return outlineBox(reshaped);
  const offset = motion.hot.get(id);
  if (offset) return moveBox(box, offset.x, offset.y);
  return motion.lifted?.ids.has(id) ? lift(box, motion) : box;
}

function lift(box: Box, { lifted }: Motion): Box {
  return lifted ? moveBox(box, lifted.dx, lifted.dy) : box;
}

function marginOf({ view, pixelRatio }: OutlineFrame): number {
  return (SELECTION_MARGIN_PX * pixelRatio) / view.scale;
}

function outlineItem(
  key: string,
  boxes: readonly Box[],
  color: string,
  widthPx: number,
  { view, pixelRatio }: OutlineFrame,
): LiveItem {
  const width = Math.max(1, Math.floor(widthPx * pixelRatio));
  return {
    key,
    look: [color, ...boxes.flatMap(({ x, y, w, h }) => [x, y, w, h])],
    box: deviceBox(unionBoxes(boxes), width, view),
    paint(context, area) {
      const outlines: Outlines = createOutlines(context, view);
      for (const box of boxes) {
        if (boxesIntersect(deviceBox(box, width, view), area)) outlines.stroke(box, color, width);
      }
    },
  };
}

/** All that the outline of a box may paint on; the line lies on whole px beside its edges. */
function deviceBox(box: Box | undefined, width: number, { scale, left, top }: View): Box {
  if (!box) return { x: 0, y: 0, w: 0, h: 0 };
  const { x, y, w, h } = box;
  return expandBox({ x: x * scale - left, y: y * scale - top, w: w * scale, h: h * scale }, width + 1);
}
