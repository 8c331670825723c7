import { type Box, expandBox, type ShapeId, unionBoxes } from '@drawbridge/board';
import type { Scene } from '../scene.ts';
import { HAIRLINE_CANVAS_PX } from '../shapes/hairline.ts';
import { drawShape } from '../shapes/placed.ts';
import type { Theme } from '../theme.ts';
import type { Viewport } from '../viewport.ts';
import { drawGrid } from './grid.ts';
import type { Surface } from './surface.ts';

/** Around a dirty box: antialiasing reaches a little beyond the shape. */
const DIRTY_MARGIN_DEVICE_PX = 2;

/** The canvas of shapes at rest: redrawn only where something in it changed. */
export interface StaticLayer {
  /** Everything is to be drawn anew. */
  invalidateAll(): void;
  /** Only these boxes, in page px. */
  invalidate(boxes: Iterable<Box>): void;
  /** Draws what is dirty, without the shapes in `skip`: those are in motion and drawn elsewhere. */
  render(surface: Surface, theme: Theme, skip: { has(id: ShapeId): boolean }): void;
}

export function createStaticLayer({ scene, viewport }: { scene: Scene; viewport: Viewport }): StaticLayer {
  let dirty: 'all' | Box | undefined = 'all';

  return {
    invalidateAll() {
      dirty = 'all';
    },
    invalidate(boxes) {
      if (dirty !== 'all') dirty = unionBoxes(dirty ? [dirty, ...boxes] : boxes);
    },
    render(surface, theme, skip) {
      if (dirty === undefined) return;
      const area = dirtyArea(dirty === 'all' ? viewport.box : dirty, surface, viewport);
      dirty = undefined;
      if (area.w > 0 && area.h > 0) paint(surface, theme, area, skip);
    },
  };

  function paint(surface: Surface, theme: Theme, area: Box, skip: { has(id: ShapeId): boolean }): void {
    const { staticContext: context, pixelRatio } = surface;
    const { camera } = viewport;
    const scale = camera.zoom * pixelRatio;
    // Whole numbers again: what is left of a fraction would be an antialiased seam.
    const device = [(area.x - camera.x) * scale, (area.y - camera.y) * scale, area.w * scale, area.h * scale];
    const [x = 0, y = 0, w = 0, h = 0] = device.map(Math.round);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(x, y, w, h);
    context.clip();
    context.fillStyle = theme.background;
    context.fillRect(x, y, w, h);
    drawGrid(context, camera, pixelRatio, area, theme.gridDot);
    context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
    // A line that is drawn thicker than it is reaches in from shapes whose boxes end just outside.
    const reach = expandBox(area, HAIRLINE_CANVAS_PX / scale);
    for (const shape of scene.within(reach)) if (!skip.has(shape.id)) drawShape(context, shape, theme);
    context.restore();
  }
}

/** The visible part of `box`, grown to whole device px: a clip through the middle of a pixel leaves a seam. */
function dirtyArea(box: Box, { pixelRatio, width, height }: Surface, { camera }: Viewport): Box {
  const scale = camera.zoom * pixelRatio;
  const left = Math.max(0, Math.floor((box.x - camera.x) * scale) - DIRTY_MARGIN_DEVICE_PX);
  const top = Math.max(0, Math.floor((box.y - camera.y) * scale) - DIRTY_MARGIN_DEVICE_PX);
  const right = Math.ceil((box.x + box.w - camera.x) * scale) + DIRTY_MARGIN_DEVICE_PX;
  const bottom = Math.ceil((box.y + box.h - camera.y) * scale) + DIRTY_MARGIN_DEVICE_PX;
  return {
    x: camera.x + left / scale,
    y: camera.y + top / scale,
    w: (Math.min(right, Math.ceil(width * pixelRatio)) - left) / scale,
    h: (Math.min(bottom, Math.ceil(height * pixelRatio)) - top) / scale,
  };
}
