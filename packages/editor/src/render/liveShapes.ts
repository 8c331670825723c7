import {
  type Box,
  boxesIntersect,
  compareOrder,
  expandBox,
  moveBox,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
} from '@drawbridge/board';
import type { Theme } from '@drawbridge/shapes';
import { drawShapes, HAIRLINE_CANVAS_PX, paintBounds } from '@drawbridge/shapes';
import { MAX_HOT_SHAPES, type Motion } from '../motion.ts';
import type { MovePreview } from '../preview.ts';
import type { LiveItem } from './liveCanvas.ts';
import { toDeviceBox, toDevicePoint, type View } from './tiles/view.ts';

/** Antialiasing, and lines that are drawn thicker than they are, reach so far beyond a shape's box, in device px. */
export const PAINT_MARGIN_DEVICE_PX = HAIRLINE_CANVAS_PX + 2;

const NO_OFFSET: Point = { x: 0, y: 0 };

/** Shapes of the document that the live layer draws, back to front: those in motion, and those that are not in tiles yet. */
export function storedItems(
  store: Store,
  { hot, reshaped }: Pick<Motion, 'hot' | 'reshaped'>,
  settling: Iterable<ShapeId>,
  frame: { readonly view: View; readonly theme: Theme },
): LiveItem[] {
  const shapes: Shape[] = [];
  for (const id of new Set([...settling, ...hot.keys(), ...reshaped.keys()])) {
    // Not what was deleted meanwhile.
    const shape = store.get(id) && (reshaped.get(id) ?? store.get(id));
    if (shape) shapes.push(shape);
  }
  const frameOf = (shape: Shape) => shownFrameOf(store, shape, { hot, reshaped });
  return shapes
    .sort(compareOrder)
    .flatMap((shape) => shapeItem(shape, hot.get(shape.id) ?? NO_OFFSET, frame, frameOf(shape)) ?? []);
}

/**
 * The frame that cuts a shape off while things move, as far from its place as the shape is. What is dragged by itself is shown
 * whole: it may be on its way out.
 */
function shownFrameOf(
  store: Pick<Store, 'get'>,
  shape: Shape,
  { hot, reshaped }: Pick<Motion, 'hot' | 'reshaped'>,
): Shape | undefined {
  const stored = shape.frame === '' ? undefined : store.get(shape.frame);
  if (stored?.type !== 'frame') return undefined;
  if (hot.has(shape.id)) return hot.has(stored.id) ? stored : undefined;
  const frame = reshaped.get(stored.id) ?? stored;
  const offset = hot.get(stored.id);
  return offset ? { ...frame, ...moveBox(frame, offset.x, offset.y) } : frame;
}

/** Copies of shapes that are being dragged. Of so many that drawing them would take longer than a frame, none. */
export function copyItems(
  store: Pick<Store, 'get'>,
  { ids, dx, dy }: MovePreview,
  frame: { readonly view: View; readonly theme: Theme },
): LiveItem[] {
  if (ids.size > MAX_HOT_SHAPES) return [];
  return [...ids]
    .flatMap((id) => store.get(id) ?? [])
    .sort(compareOrder)
    .flatMap((shape) => {
      const clip = ids.has(shape.frame) ? store.get(shape.frame) : undefined;
      return shapeItem(shape, { x: dx, y: dy }, frame, clip) ?? [];
    })
    .map((item) => ({ ...item, key: `copy of ${item.key}` }));
}

/** The shape as an item, moved by `offset` (page px), and cut off by a frame that is moved as far; nothing out of view. */
export function shapeItem(
  shape: Shape,
  offset: Point,
  { view, theme }: { readonly view: View; readonly theme: Theme },
  clip?: Shape,
): LiveItem | undefined {
  const box = toPaintedDeviceBox(moveBox(paintBounds(shape), offset.x, offset.y), view);
  if (!boxesIntersect(box, { x: 0, y: 0, w: view.width, h: view.height })) return undefined;
  const { x: tx, y: ty } = toDevicePoint(offset, view);
  return {
    key: `shape ${shape.id}`,
    look: [shape, offset.x, offset.y, ...(clip ? [clip.x, clip.y, clip.w, clip.h] : [])],
    box,
    paint: (context) => drawShapes(context, [shape], theme, { scale: view.scale, tx, ty }, () => clip),
  };
}

/** A painted box of page px as the device px that it may touch. */
export function toPaintedDeviceBox(box: Box, view: View): Box {
  return expandBox(toDeviceBox(box, view), PAINT_MARGIN_DEVICE_PX);
}

/** A box of the canvas, in device px, in page px. */
export function toPage({ x, y, w, h }: Box, { scale, left, top }: View): Box {
  return { x: (x + left) / scale, y: (y + top) / scale, w: w / scale, h: h / scale };
}
