import { type Box, createListeners, type Point } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { Stage } from './render/stage.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** The board as a map shows it: all of it, and what of it is in view. */
export interface BoardMap {
  /** The box around all shapes, in page px; `undefined` on an empty board. */
  readonly extent: Box | undefined;
  /** What the window shows, in page px. */
  readonly view: Box;
  /** Draws the shapes of a part of the page, given in page px, on a canvas of that width in its own px. */
  draw(context: Context2D, area: Box, widthPx: number): void;
  /** Brings a page point to the middle of the window. */
  centerOn(page: Point): void;
  /** The shapes look different, or their extent does. May come often. */
  onPicture(listener: () => void): () => void;
  /** The view moved; at most once a frame. */
  onView(listener: () => void): () => void;
}

interface BoardMapDeps {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly stage: Pick<Stage, 'drawOverview' | 'onOverview'>;
}

/** A BoardMap and those who watch it. */
export interface BoardMapState extends BoardMap {
  /** To be called at the end of every frame. */
  publish(): void;
  destroy(): void;
}

export function createBoardMap({ scene, viewport, stage }: BoardMapDeps): BoardMapState {
  const views = createListeners<[]>();
  const pictures = createListeners<[]>();
  const unsubscribe = stage.onOverview(pictures.notify);
  let shownExtent: Box | undefined;
  let shownCamera = viewport.camera;
  let shownSize = viewport.size;

  return {
    get extent() {
      return scene.extent;
    },
    get view() {
      return viewport.box;
    },
    draw(context, { x, y, w, h }, widthPx) {
      const scale = widthPx / w;
      const [left, top] = [Math.round(x * scale), Math.round(y * scale)];
      stage.drawOverview(context, {
        scale,
        left,
        top,
        width: Math.ceil(widthPx),
        height: Math.ceil(h * scale),
      });
    },
    centerOn(page) {
      const { camera, center } = viewport;
      viewport.moveTo({ ...camera, x: page.x - center.x / camera.zoom, y: page.y - center.y / camera.zoom });
    },
    onPicture: pictures.add,
    onView: views.add,
    publish() {
      const { extent } = scene;
      if (!isSameBox(extent, shownExtent)) {
        shownExtent = extent;
        pictures.notify();
      }
      if (viewport.camera === shownCamera && viewport.size === shownSize) return;
      shownCamera = viewport.camera;
      shownSize = viewport.size;
      views.notify();
    },
    destroy() {
      unsubscribe();
      views.clear();
      pictures.clear();
    },
  };
}

function isSameBox(a: Box | undefined, b: Box | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h;
}
