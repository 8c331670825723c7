import { createListeners } from '@drawbridge/board';
import type { Context2D, FontFile } from '@drawbridge/shapes';
import { type ThemeName, themes } from '@drawbridge/shapes';
import type { Clock } from '../clock.ts';
import { createFrameLoop } from '../frame.ts';
import type { Scene, SceneChange } from '../scene.ts';
import type { SettingsSwitch } from '../settings.ts';
import type { OthersShown } from '../together/others.ts';
import type { ShownReaction } from '../together/reactions.ts';
import type { Viewport } from '../viewport.ts';
import type { ImageFiles } from './imageSource.ts';
import { createLiveLayer, type LiveLayerDeps } from './liveLayer.ts';
import { createRenderer, type Renderer } from './renderer.ts';
import { createStaticLayer } from './staticLayer.ts';
import type { ScreenCaret, ScreenReaction, Surface } from './surface.ts';
import type { View } from './tiles/view.ts';

/** Why very many shapes come at once: a board is loaded, or a file is added. */
export type FillingCause = 'board' | 'insertion';

/** A change of so few is made by a hand. */
const SMALL_CHANGE_SHAPES = 64;
/** A frame for each part of what fills the board would take as long as the filling. */
const FILLING_FRAME_MS = 100;

/** Shows the board on a surface, one frame at a time, and only when there is something new to show. */
export interface Stage {
  readonly themeName: ThemeName;
  setTheme(name: ThemeName): void;
  /** Whether very many shapes are coming: what changes all the time is drawn now and then. */
  setFilling(cause: FillingCause, isFilling: boolean): void;
  mount(surface: Surface): () => void;
  /** Shapes changed. */
  follow(change: SceneChange): void;
  /** The camera moved, or something in motion, or what the chrome shows, changed. */
  invalidate(): void;
  /** A font or an image has come: what is drawn with it looks different now. */
  repaint(): void;
  /** Draws the shapes at rest on another canvas. */
  drawOverview(context: Context2D, view: View): void;
  /** The overview would look different now. */
  onOverview(listener: () => void): () => void;
  destroy(): void;
}

export interface StageDeps extends LiveLayerDeps {
  readonly clock: Clock;
  readonly scene: Scene;
  /** For the threads that draw; the page has its own. */
  readonly fonts: readonly FontFile[];
  readonly settings: SettingsSwitch;
  readonly others: OthersShown;
  readonly images: ImageFiles | undefined;
  /** Where others type. */
  readonly carets: () => readonly ScreenCaret[];
  /** The CSS cursor to show now. */
  readonly pointerCursor: () => string;
  /** Called at the end of every frame. */
  readonly onFrame: () => void;
}

interface Mounted {
  readonly surface: Surface;
  readonly renderer: Renderer;
  readonly unmount: () => void;
}

export function createStage(deps: StageDeps): Stage {
  const { clock, scene, viewport, lasers, others } = deps;
  const frame = createFrameLoop(clock, renderFrame);
  const overviews = createListeners<[]>();
  let theme = themes.light;
  const filling = new Set<FillingCause>();
  let mounted: Mounted | undefined;

  /** True while the view or a cursor is still gliding, or a laser's trail fading. */
  function renderFrame(): boolean {
    const nowMs = clock.now();
    const isFading = lasers.advance(nowMs);
    const isStill = mounted?.surface.prefersStill === true;
    const isMoving = mounted !== undefined && others.advance(nowMs, isStill);
    if (mounted) show(mounted);
    deps.onFrame();
    return isMoving || isFading;
  }

  function show({ surface, renderer }: Mounted): void {
    renderer.render(theme);
    surface.showCursors(others.cursors.map((cursor) => ({ ...cursor, ...viewport.toScreen(cursor) })));
    surface.showReactions(others.reactions.map((reaction) => onScreen(reaction, viewport)));
    surface.showCarets(deps.carets());
    surface.setPointerCursor(deps.pointerCursor());
  }

  function fit({ surface, renderer }: Mounted): void {
    viewport.resize({ width: surface.width, height: surface.height });
    renderer.invalidate();
    frame.request();
  }

  function restore({ renderer }: Mounted): void {
    renderer.invalidate();
    renderer.repaint();
    frame.request();
  }

  function mount(surface: Surface): () => void {
    mounted?.unmount();
    const staticLayer = createStaticLayer({
      ...deps,
      surface,
      scene,
      isFilling: () => filling.size > 0,
      requestFrame: frame.request,
      onOverview: overviews.notify,
    });
    const { motion } = deps;
    const renderer = createRenderer({ surface, staticLayer, liveLayer: createLiveLayer(deps), motion });
    const unsubscribes = [surface.onResize(() => fit(next)), surface.onRestored(() => restore(next))];
    const next: Mounted = {
      surface,
      renderer,
      unmount() {
        if (mounted !== next) return;
        mounted = undefined;
        for (const unsubscribe of unsubscribes) unsubscribe();
        renderer.destroy();
      },
    };
    mounted = next;
    fit(next);
    return next.unmount;
  }

  return {
    get themeName() {
      return theme.name;
    },
    setTheme(name) {
      theme = themes[name];
      frame.request();
    },
    setFilling(cause, isFilling) {
      if (isFilling) {
        filling.add(cause);
      } else {
        // What came until now is still a part of it, and comes with its tiles.
        mounted?.renderer.flush();
        filling.delete(cause);
      }
      frame.request();
    },
    mount,
    follow(change) {
      // No hand can draw while a file is added.
      const isByHand = change.slots.length <= SMALL_CHANGE_SHAPES && !filling.has('insertion');
      mounted?.renderer.follow(change, { isByHand });
      if (isByHand || filling.size === 0) frame.request();
      else frame.requestAfter(FILLING_FRAME_MS);
    },
    invalidate: frame.request,
    repaint() {
      mounted?.renderer.repaint();
      frame.request();
    },
    drawOverview: (context, view) => mounted?.renderer.drawOverview(context, view),
    onOverview: overviews.add,
    destroy() {
      overviews.clear();
      frame.cancel();
      mounted?.unmount();
    },
  };
}

function onScreen(
  { key, emoji, opacity, risePx, ...page }: ShownReaction,
  viewport: Viewport,
): ScreenReaction {
  const { x, y } = viewport.toScreen(page);
  return { key, emoji, opacity, x, y: y - risePx };
}
