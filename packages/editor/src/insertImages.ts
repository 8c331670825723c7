import {
  createShapeId,
  DEFAULT_STYLE,
  type ImageFile,
  type ImageShape,
  type NewShape,
  type Point,
  type ShapeId,
} from '@drawbridge/board';
import type { ToolContext } from './tools/toolContext.ts';

/** An image appears no larger than this share of the view. */
const MAX_VIEW_SHARE = 0.6;
/** Space between several images, in page px. */
const GAP_PX = 24;

/** What is known of an image that is to be put on the board. */
export interface NewImage extends ImageFile {
  /** What is to be seen on it, such as the name of the file that it came from. */
  readonly text?: string;
}

/**
 * Puts images on the board, side by side about `center` (page px) or the middle of the view, each as large as it is by itself
 * unless that is too large for the view. One step of undo. Answers the new shapes.
 */
export function insertImages(
  { store, steps, viewport }: Pick<ToolContext, 'store' | 'steps' | 'viewport'>,
  images: readonly NewImage[],
  center: Point = viewport.toPage(viewport.center),
): ShapeId[] {
  const { width, height } = viewport.size;
  const room = {
    w: (width * MAX_VIEW_SHARE) / viewport.camera.zoom,
    h: (height * MAX_VIEW_SHARE) / viewport.camera.zoom,
  };
  const sizes = images.map((image) => fitted(image, room));
  let x = center.x - (sizes.reduce((sum, { w }) => sum + w + GAP_PX, 0) - GAP_PX) / 2;
  const shapes = images.map(({ text = '', ...file }, index): NewShape<ImageShape> => {
    const { w, h } = sizes[index] ?? room;
    const shape = {
      id: createShapeId(),
      type: 'image',
      x,
      y: center.y - h / 2,
      w,
      h,
      style: DEFAULT_STYLE,
    } as const;
    x += w + GAP_PX;
    return { ...shape, file, text };
  });
  return steps.run(() => store.create(...shapes));
}

/** As large as the image is, or as fits; an image without a size of its own fills the room. */
function fitted({ w, h }: ImageFile, room: { w: number; h: number }): { w: number; h: number } {
  if (w <= 0 || h <= 0) return room;
  const scale = Math.min(1, room.w / w, room.h / h);
  return { w: w * scale, h: h * scale };
}
