import type { Box, Point, ShapeId } from '@drawbridge/board';
import type { Scene } from '../scene.ts';
import type { Theme } from '../theme.ts';
import type { LiveLayer } from './liveLayer.ts';
import type { StaticLayer } from './staticLayer.ts';
import type { Surface } from './surface.ts';

/** Keeps both layers of a surface up to date, drawing no more than what changed. */
export interface Renderer {
  /** Everything looks different: camera, size or theme changed. */
  invalidateAll(): void;
  /** Shapes changed within these boxes, in page px. */
  invalidateShapes(boxes: Iterable<Box>): void;
  /** Something in motion changed. */
  invalidateLive(): void;
  render(surface: Surface, theme: Theme): void;
}

export function createRenderer(deps: {
  scene: Scene;
  staticLayer: StaticLayer;
  liveLayer: LiveLayer;
}): Renderer {
  const { scene, staticLayer, liveLayer } = deps;
  let inMotion: ReadonlyMap<ShapeId, Point> = new Map();
  let isLiveDirty = true;

  /** A shape that starts or stops to move changes layers. */
  function followMotion(): void {
    const before = inMotion;
    inMotion = liveLayer.offsets();
    const changed = [...before.keys()].filter((id) => !inMotion.has(id));
    changed.push(...[...inMotion.keys()].filter((id) => !before.has(id)));
    staticLayer.invalidate(changed.flatMap((id) => scene.paintedBox(id) ?? []));
  }

  return {
    invalidateAll() {
      staticLayer.invalidateAll();
      isLiveDirty = true;
    },
    invalidateShapes(boxes) {
      staticLayer.invalidate(boxes);
      isLiveDirty = true;
    },
    invalidateLive() {
      isLiveDirty = true;
    },
    render(surface, theme) {
      if (isLiveDirty) followMotion();
      staticLayer.render(surface, theme, inMotion);
      if (isLiveDirty) liveLayer.render(surface, theme);
      isLiveDirty = false;
    },
  };
}
