import { isPlace } from '../excalidraw/element.ts';
import type { Read } from './read.ts';

/** Whether all of it lies where boards reach; what does not would be moved there, onto others. */
export function isOnBoard({ x, y, w, h }: Read): boolean {
  return [x, y, w, h, x + w, y + h].every(isPlace);
}

/** A frame that is not among them has nothing in it. */
export function inTheirFrames(shapes: readonly Read[]): Read[] {
  const frames = new Set(shapes.filter(({ type }) => type === 'frame').map(({ id }) => id));
  return shapes.map((shape) => (frames.has(shape.frame ?? '') ? shape : { ...shape, frame: '' }));
}
