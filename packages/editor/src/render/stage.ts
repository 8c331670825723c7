import type { Box } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { createFrameLoop } from '../frame.ts';
import type { Scene } from '../scene.ts';
import { type ThemeName, themes } from '../theme.ts';
import { createLiveLayer, type LiveLayerDeps } from './liveLayer.ts';
import { createRenderer } from './renderer.ts';
import { createStaticLayer } from './staticLayer.ts';
import type { Surface } from './surface.ts';

/** Shows the board on a surface, one frame at a time, and only when there is something new to show. */
export interface Stage {
  readonly themeName: ThemeName;
  setTheme(name: ThemeName): void;
  mount(surface: Surface): () => void;
  /** The camera moved. */
  invalidateAll(): void;
  /** Shapes changed within these boxes, in page px. */
  invalidateShapes(boxes: Iterable<Box>): void;
  /** Something in motion, or what the chrome shows, changed. */
  invalidateLive(): void;
  destroy(): void;
}

export interface StageDeps extends LiveLayerDeps {
  readonly clock: Clock;
  readonly scene: Scene;
  /** The CSS cursor to show now. */
  readonly pointerCursor: () => string;
  /** Called at the end of every frame. */
  readonly onFrame: () => void;
}

export function createStage(deps: StageDeps): Stage {
  const { clock, scene, viewport, collaborators } = deps;
  const frame = createFrameLoop(clock, renderFrame);
  const renderer = createRenderer({
    scene,
    staticLayer: createStaticLayer({ scene, viewport }),
    liveLayer: createLiveLayer(deps),
  });
  let theme = themes.light;
  let surface: Surface | undefined;

  /** True while a cursor is still gliding. */
  function renderFrame(): boolean {
    const isMoving = surface !== undefined && collaborators.advance(clock.now());
    if (surface) show(surface);
    deps.onFrame();
    return isMoving;
  }

  function show(target: Surface): void {
    renderer.render(target, theme);
    target.showCursors(
      collaborators.cursors().map((cursor) => ({ ...cursor, ...viewport.toScreen(cursor) })),
    );
    target.setPointerCursor(deps.pointerCursor());
  }

  function invalidateAll(): void {
    renderer.invalidateAll();
    frame.request();
  }

  function fit(target: Surface): void {
    viewport.resize({ width: target.width, height: target.height });
    invalidateAll();
  }

  return {
    get themeName() {
      return theme.name;
    },
    setTheme(name) {
      theme = themes[name];
      invalidateAll();
    },
    mount(next) {
      surface = next;
      fit(next);
      const unsubscribe = next.onResize(() => fit(next));
      return () => {
        unsubscribe();
        if (surface === next) surface = undefined;
      };
    },
    invalidateAll,
    invalidateShapes(boxes) {
      renderer.invalidateShapes(boxes);
      frame.request();
    },
    invalidateLive() {
      renderer.invalidateLive();
      frame.request();
    },
    destroy: frame.cancel,
  };
}
