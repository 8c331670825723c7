import {
  type Box,
  boxAroundPoints,
  boxesIntersect,
  expandBox,
  moveBox,
  type Point,
  type ShapeId,
  unionBoxes,
} from '@drawbridge/board';
import type { Theme } from '@drawbridge/shapes';
import { outlineBox } from '@drawbridge/shapes';
import type { Motion } from '../motion.ts';
import type { SelectedArea } from '../selectionBounds.ts';
import { type OrientedBox, orientedCorners } from '../transform/orientedBox.ts';
import { SELECTION_MARGIN_PX, widened } from '../transform/selectionFrame.ts';
import type { LiveItem } from './liveCanvas.ts';
import { createOutlines, type Outlines } from './outlines.ts';
import { toDeviceBox, toDevicePoint, type View } from './tiles/view.ts';

const SELECTION_WIDTH_PX = 1.5;
const PART_WIDTH_PX = 1;
/** A group is drawn further out than what is selected in it. */
const GROUP_MARGIN_SHARE = 2;
const GROUP_DASH_PX = [5, 4];

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
  const parts = area.units.flatMap((unit) => unionBoxes(boxesOf(unit, area, motion)) ?? []);
  const margin = marginOf(frame);
  // Of many selected shapes it is not known which are in motion, but for those that we move ourselves: all.
  const all = unionBoxes(parts) ?? lift(area.outline, motion);
  const items = [
    outlineItem('selection', [expandBox(all, margin)], theme.selection, SELECTION_WIDTH_PX, frame),
  ];
  if (parts.length > 1) items.unshift(partsItem('parts', parts, theme.selectionPart, frame));
  return items;
}

function boxesOf(unit: readonly ShapeId[], { parts }: SelectedArea, motion: Motion): Box[] {
  return unit.flatMap((id) => {
    const box = parts.get(id);
    return box ? inMotion(box, id, motion) : [];
  });
}

/** A dashed line around the group that one has gone into; in page px. */
export function groupItem(box: Box, frame: OutlineFrame): LiveItem {
  const outer = expandBox(box, GROUP_MARGIN_SHARE * marginOf(frame));
  const dash = GROUP_DASH_PX.map((px) => px * frame.pixelRatio);
  const outline = outlineItem('group', [outer], frame.theme.selectionPart, PART_WIDTH_PX, frame);
  return {
    ...outline,
    paint(context, area) {
      context.setLineDash(dash);
      outline.paint(context, area);
      context.setLineDash([]);
    },
  };
}

/** The box around what we have selected, as it lies on the page; in page px, without the space around it. */
export function frameItem(box: OrientedBox, frame: OutlineFrame): LiveItem {
  const outer = widened(box, marginOf(frame));
  const { selection } = frame.theme;
  if (box.rotation === 0) return outlineItem('selection', [outer], selection, SELECTION_WIDTH_PX, frame);
  return turnedItem('selection', outer, selection, SELECTION_WIDTH_PX, frame);
}

function turnedItem(
  key: string,
  box: OrientedBox,
  color: string,
  widthPx: number,
  { view, pixelRatio }: OutlineFrame,
): LiveItem {
  const width = widthPx * pixelRatio;
  const corners = orientedCorners(box).map((corner) => toDevicePoint(corner, view));
  return {
    key,
    look: [color, ...corners.flatMap(({ x, y }) => [x, y])],
    box: expandBox(boxAroundPoints(corners), width + 1),
    paint(context) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.lineJoin = 'miter';
      context.beginPath();
      for (const { x, y } of corners) context.lineTo(x, y);
      context.closePath();
      context.stroke();
    },
  };
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
  const { x, y } = offsetOf(id, motion);
  return moveBox(box, x, y);
}

/** How far from its place in the document the shape is shown, in page px. */
export function offsetOf(id: ShapeId, { hot, lifted }: Motion): Point {
  const own = hot.get(id);
  if (own) return own;
  return lifted?.ids.has(id) ? { x: lifted.dx, y: lifted.dy } : NO_OFFSET;
}

const NO_OFFSET: Point = { x: 0, y: 0 };

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
function deviceBox(box: Box | undefined, width: number, view: View): Box {
  return box ? expandBox(toDeviceBox(box, view), width + 1) : { x: 0, y: 0, w: 0, h: 0 };
}
