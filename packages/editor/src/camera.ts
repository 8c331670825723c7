import { type Box, boxCenter, type Point } from '@drawbridge/board';

/** What part of the page is on screen: screen = (page − (x, y)) × zoom. */
export interface Camera {
  /** Page point at the top left corner of the viewport. */
  readonly x: number;
  readonly y: number;
  /** Screen px per page px. */
  readonly zoom: number;
}

/** In CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 16;
/** Where zooming in and out by key or button stops on the way. */
const ZOOM_STOPS = [MIN_ZOOM, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 8, MAX_ZOOM] as const;
/** Room left around the content when it is brought into view, in screen px. */
export const FIT_MARGIN_PX = 64;

export const INITIAL_CAMERA: Camera = { x: 0, y: 0, zoom: 1 };

export function screenToPage(camera: Camera, point: Point): Point {
  return { x: camera.x + point.x / camera.zoom, y: camera.y + point.y / camera.zoom };
}

export function pageToScreen(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** The page box that a viewport of `size` shows. */
export function viewportBox(camera: Camera, size: Size): Box {
  return { x: camera.x, y: camera.y, w: size.width / camera.zoom, h: size.height / camera.zoom };
}

/** Moves the page by a distance in screen px, as if pushed by hand. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** The nearest camera to the given one that there can be; `fallback` when it is none at all. */
export function clampCamera({ x, y, zoom }: Camera, fallback: Camera): Camera {
  return [x, y, zoom].every(Number.isFinite) ? { x, y, zoom: clampZoom(zoom) } : fallback;
}

/** The camera at `zoom`, clamped, with the page point under the screen point `anchor` staying there. */
export function zoomAt(camera: Camera, anchor: Point, zoom: number): Camera {
  const clamped = clampZoom(zoom);
  const page = screenToPage(camera, anchor);
  return { x: page.x - anchor.x / clamped, y: page.y - anchor.y / clamped, zoom: clamped };
}

/** The next stop above (1) or below (−1) the current zoom. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  // A zoom within a thousandth of a stop is at that stop, or rounding would waste a key press.
  const isBeyond = (stop: number) => direction * Math.log(stop / zoom) > 0.001;
  const next = direction === 1 ? ZOOM_STOPS.find(isBeyond) : ZOOM_STOPS.findLast(isBeyond);
  return next ?? clampZoom(zoom);
}

/** The camera that centres `box` and shows all of it, magnified to at most `maxZoom`. */
export function fitBox(box: Box, size: Size, maxZoom = 1): Camera {
  const room = (px: number) => Math.max(1, px - 2 * FIT_MARGIN_PX);
  const zoom = clampZoom(Math.min(maxZoom, room(size.width) / box.w, room(size.height) / box.h));
  return centerOn(box, size, zoom);
}

/** The camera that shows all of `box`, as large as it goes, with nothing left around it on at least two sides. */
export function showBox(box: Box, size: Size): Camera {
  const zoom = clampZoom(Math.min(size.width / box.w, size.height / box.h));
  return centerOn(box, size, zoom);
}

function centerOn(box: Box, size: Size, zoom: number): Camera {
  const center = boxCenter(box);
  return { x: center.x - size.width / zoom / 2, y: center.y - size.height / zoom / 2, zoom };
}

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}
