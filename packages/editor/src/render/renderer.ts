import type { Context2D, Theme } from '@drawbridge/shapes';
import type { MotionSource } from '../motion.ts';
import type { SceneChange } from '../scene.ts';
import type { LiveLayer } from './liveLayer.ts';
import type { ChangeFacts } from './raster/feeder.ts';
import type { StaticLayer } from './staticLayer.ts';
import type { Surface } from './surface.ts';
import type { View } from './tiles/view.ts';

/** Keeps both layers of a surface up to date, drawing no more than what changed. */
export interface Renderer {
  follow(change: SceneChange, about: ChangeFacts): void;
  /** Tells the raster threads what happened, before a frame does. */
  flush(): void;
  /** The canvases are blank. */
  invalidate(): void;
  /** All shapes look different now, or their pictures are lost. */
  repaint(): void;
  /** Draws the shapes at rest on another canvas. */
  drawOverview(context: Context2D, view: View): void;
  render(theme: Theme): void;
  destroy(): void;
}

export function createRenderer(deps: {
  surface: Surface;
  staticLayer: StaticLayer;
  liveLayer: LiveLayer;
  motion: MotionSource;
}): Renderer {
  const { surface, staticLayer, liveLayer, motion } = deps;

  return {
    follow: staticLayer.follow,
    flush: staticLayer.flush,
    invalidate() {
      staticLayer.invalidate();
      liveLayer.invalidate();
    },
    repaint() {
      staticLayer.repaint();
      liveLayer.invalidate();
    },
    drawOverview: staticLayer.drawOverview,
    render(theme) {
      staticLayer.render(theme.name, motion.current);
      // After the tiles: only now is known what they do not show yet.
      liveLayer.render(surface, theme, staticLayer.settling);
    },
    destroy: staticLayer.destroy,
  };
}
