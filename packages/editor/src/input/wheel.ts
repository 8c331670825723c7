import { type Camera, panBy, type Size, zoomAt } from '../camera.ts';
import type { RawWheel } from './inputEvents.ts';

/** Firefox with a mouse counts in lines; this is what a line is elsewhere. */
const LINE_PX = 16;
/** A notch of a mouse wheel is 100 px or more, a trackpad pinch a few: cut, a notch zooms by a fifth. */
const MAX_ZOOM_DELTA_PX = 20;
const ZOOM_PER_PX = 0.01;

/** The camera after turning the wheel: pans, sideways with Shift, and with Ctrl zooms about the pointer. */
export function wheelCamera(camera: Camera, wheel: RawWheel, size: Size): Camera {
  const [dx, dy] = pixelDeltas(wheel, size);
  if (!wheel.ctrl) return panBy(camera, -dx, -dy);
  const delta = Math.max(-MAX_ZOOM_DELTA_PX, Math.min(MAX_ZOOM_DELTA_PX, dy));
  return zoomAt(camera, wheel, camera.zoom * Math.exp(-delta * ZOOM_PER_PX));
}

function pixelDeltas({ deltaX, deltaY, deltaMode, shift }: RawWheel, size: Size): [number, number] {
  const [unitX, unitY] = [
    [1, 1],
    [LINE_PX, LINE_PX],
    [size.width, size.height],
  ][deltaMode] ?? [1, 1];
  const [dx, dy] = [deltaX * (unitX ?? 1), deltaY * (unitY ?? 1)];
  // Some systems turn the axis themselves while Shift is held; then there is a deltaX already.
  return shift && dx === 0 ? [dy, 0] : [dx, dy];
}
