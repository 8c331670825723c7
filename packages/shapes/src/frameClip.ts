import {
  type Box,
  boxContainsPoint,
  boxesIntersect,
  type Point,
  rotatedBounds,
  type Shape,
  type ShapeId,
} from '@drawbridge/board';

/** What shape an id stands for, wherever shapes are drawn. */
export type FrameLookup = (id: ShapeId) => Shape | undefined;

/**
 * The box that cuts the shape off: that of the frame that it lies in. None for a frame, when its frame is gone, and for a shape that
 * lies outside of it altogether, as it may when several people moved both: nobody could see it any more.
 */
export function clipBoxOf(shape: Shape, frameOf: FrameLookup): Box | undefined {
  if (shape.frame === '' || shape.type === 'frame') return undefined;
  const frame = frameOf(shape.frame);
  if (frame?.type !== 'frame') return undefined;
  return boxesIntersect(frame, rotatedBounds(shape, shape.rotation)) ? frame : undefined;
}

/** Whether the shape, if it reaches there, shows at this point of the page. */
export function isShownAt(shape: Shape, point: Point, frameOf: FrameLookup): boolean {
  const clip = clipBoxOf(shape, frameOf);
  return !clip || boxContainsPoint(clip, point);
}

/** What of `box` the shape can show in; none when its frame cuts it off there. */
export function shownPartOf(box: Box, shape: Shape, frameOf: FrameLookup): Box | undefined {
  const clip = clipBoxOf(shape, frameOf);
  if (!clip) return box;
  if (!boxesIntersect(clip, box)) return undefined;
  const [x, y] = [Math.max(box.x, clip.x), Math.max(box.y, clip.y)];
  return {
    x,
    y,
    w: Math.min(box.x + box.w, clip.x + clip.w) - x,
    h: Math.min(box.y + box.h, clip.y + clip.h) - y,
  };
}

/** The frames among the shapes themselves: for a picture of these and nothing else. */
export function framesAmong(shapes: Iterable<Shape>): FrameLookup {
  let frames: ReadonlyMap<ShapeId, Shape> | undefined;
  return (id) => {
    frames ??= new Map([...shapes].flatMap((shape) => (shape.type === 'frame' ? [[shape.id, shape]] : [])));
    return frames.get(id);
  };
}
