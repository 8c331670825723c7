import type { Box, Point } from '@drawbridge/board';
import { type Camera, INITIAL_CAMERA, pageToScreen, type Size, screenToPage, viewportBox } from './camera.ts';

/** The camera and the size of what it fills. */
export interface Viewport {
  readonly camera: Camera;
  readonly size: Size;
  /** In page px. */
  readonly box: Box;
  readonly center: Point;
  moveTo(camera: Camera): void;
  resize(size: Size): void;
  toPage(screen: Point): Point;
  toScreen(page: Point): Point;
}

/** Until a surface is mounted; of no consequence but for tests and a first zoomToFit. */
const DEFAULT_SIZE: Size = { width: 1280, height: 720 };

export function createViewport(onChange: () => void): Viewport {
  let camera = INITIAL_CAMERA;
  let size = DEFAULT_SIZE;
  return {
    get camera() {
      return camera;
    },
    get size() {
      return size;
    },
    get box() {
      return viewportBox(camera, size);
    },
    get center() {
      return { x: size.width / 2, y: size.height / 2 };
    },
    moveTo(next) {
      if (next.x === camera.x && next.y === camera.y && next.zoom === camera.zoom) return;
      camera = next;
      onChange();
    },
    resize(next) {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      onChange();
    },
    toPage: (screen) => screenToPage(camera, screen),
    toScreen: (page) => pageToScreen(camera, page),
  };
}
