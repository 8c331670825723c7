import { type Box, boxesIntersect, unionBoxes } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { View } from './tiles/view.ts';

/** Something drawn on the live layer. Boxes are in device px from the top left corner of the canvas. */
export interface LiveItem {
  /** Tells it from the others, and makes it the same one in the next frame. */
  readonly key: string;
  /** What it looks like: it looks the same as before if all of these are the same. */
  readonly look: readonly unknown[];
  /** All that it may paint on. */
  readonly box: Box;
  /** Where it differs from the frame before, if that is only a part of it. */
  readonly changed?: Box | undefined;
  /** The context is in device px, and what is set of it is taken back afterwards. Paint beyond `area` is cut off. */
  paint(context: Context2D, area: Box): void;
}

/** A canvas that shows a list of items, and from frame to frame clears and draws only where they changed. */
export interface LiveCanvas {
  /** Nothing of the last frame is left: the camera moved, or the canvas is blank. */
  invalidate(): void;
  show(context: Context2D, view: View, items: readonly LiveItem[]): void;
}

/** More boxes than this are drawn as one around all of them. */
const MAX_BOXES = 64;

export function createLiveCanvas(): LiveCanvas {
  let shown: ReadonlyMap<string, LiveItem> | undefined;

  return {
    invalidate() {
      shown = undefined;
    },
    show(context, view, items) {
      const next = new Map(items.map((item) => [item.key, item]));
      const canvas = { x: 0, y: 0, w: view.width, h: view.height };
      const dirty = shown ? toAreas(changes(shown, next), canvas) : [canvas];
      shown = next;
      for (const area of dirty) repaint(context, area, items);
    },
  };
}

function changes(before: ReadonlyMap<string, LiveItem>, after: ReadonlyMap<string, LiveItem>): Box[] {
  const boxes: Box[] = [];
  for (const [key, item] of before) if (!after.has(key)) boxes.push(item.box);
  for (const [key, item] of after) {
    const old = before.get(key);
    if (!old) boxes.push(item.box);
    else if (!looksSame(old.look, item.look))
      boxes.push(...(item.changed ? [item.changed] : [old.box, item.box]));
  }
  return boxes;
}

function looksSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}

/** Boxes of whole px that do not overlap, cut to the canvas: each px is cleared and drawn once. */
function toAreas(boxes: readonly Box[], canvas: Box): Box[] {
  const visible = boxes.flatMap((box) => cutTo(box, canvas) ?? []);
  const around = unionBoxes(visible);
  if (!around) return [];
  return visible.length > MAX_BOXES ? [around] : joinOverlapping(visible);
}

function joinOverlapping(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    let grown = box;
    let touching = joined.findIndex((other) => boxesIntersect(other, grown));
    // What it has grown to may touch those that it did not touch before.
    while (touching >= 0) {
      grown = unionBoxes([grown, ...joined.splice(touching, 1)]) ?? grown;
      touching = joined.findIndex((other) => boxesIntersect(other, grown));
    }
    joined.push(grown);
  }
  return joined;
}

function cutTo(box: Box, canvas: Box): Box | undefined {
  const x = Math.max(canvas.x, Math.floor(box.x));
  const y = Math.max(canvas.y, Math.floor(box.y));
  const w = Math.min(canvas.x + canvas.w, Math.ceil(box.x + box.w)) - x;
  const h = Math.min(canvas.y + canvas.h, Math.ceil(box.y + box.h)) - y;
  return w > 0 && h > 0 ? { x, y, w, h } : undefined;
}

function repaint(context: Context2D, area: Box, items: readonly LiveItem[]): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(area.x, area.y, area.w, area.h);
  context.clip();
  context.clearRect(area.x, area.y, area.w, area.h);
  for (const item of items) {
    if (!boxesIntersect(item.box, area)) continue;
    context.save();
    item.paint(context, area);
    context.restore();
  }
  context.restore();
}
