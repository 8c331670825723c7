import { IMAGE_HEAD_BYTES, type ImageHead, readImageHead } from './imageHead.ts';
import { stripMetadata } from './metadata/stripMetadata.ts';

/** LIMIT of px of an image: 40 megapixels take 160 MB when they are decoded. */
const MAX_IMAGE_PX = 40e6;
/** LIMIT of bytes of an image as it is stored; larger ones are made smaller first. The default of the server's own limit. */
const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** LIMIT of bytes that are looked at at all. */
const MAX_GIVEN_BYTES = 100 * 1024 * 1024;
/** The longer side of an image that was made smaller, and of a drawing without a size of its own. */
const SMALLER_SIDE_PX = 4096;
const DRAWING_SIDE_PX = 1024;
/** A drawing is kept as a picture of this many px per px, so that it is sharp when it is shown larger. */
const DRAWING_SCALE = 2;
const JPEG_QUALITY = 0.9;

const PNG = { type: 'image/png' };

/** Of images that are made of px. */
type PixelType = Exclude<ImageHead['type'], 'image/svg+xml'>;

/** An image that can be put on a board. */
export interface PreparedImage {
  readonly kind: 'image';
  readonly blob: Blob;
  /** In px, as it is shown. */
  readonly w: number;
  readonly h: number;
}

/** Why not, in words for whoever wanted it. */
export interface ImageProblem {
  readonly kind: 'problem';
  readonly message: string;
}

/**
 * What somebody picked, dropped or pasted, as an image of a kind and size that boards take, without what its file says beside the
 * picture: nobody means to tell everybody where it was taken. Drawings (SVG) become pictures here, where no script in them can run.
 */
export async function prepareImage(file: Blob): Promise<PreparedImage | ImageProblem> {
  if (file.size > MAX_GIVEN_BYTES)
    return problem(`This file has ${megabytes(file.size)}. An image may have 100 MB.`);
  const head = readImageHead(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()));
  if (!head)
    return problem('This is no image that can be shown here: PNG, JPEG, GIF, WebP, AVIF and SVG can.');
  if (head.size && head.size.w * head.size.h > MAX_IMAGE_PX) return problem(tooManyPx(head.size));
  try {
    return head.type === 'image/svg+xml' ? await drawSvg(file) : await takeImage(file, head.type);
  } catch {
    return problem('This image is damaged: it cannot be shown.');
  }
}

async function takeImage(file: Blob, type: PixelType): Promise<PreparedImage | ImageProblem> {
  const stripped = stripMetadata(type, new Uint8Array(await file.arrayBuffer()));
  const blob = stripped ? new Blob([stripped.slice()], { type }) : undefined;
  // Decoding tells what the head may not: the size, turned as the camera was held; and that it can be shown at all.
  const picture = await createImageBitmap(blob ?? file);
  try {
    const { width: w, height: h } = picture;
    if (w * h > MAX_IMAGE_PX) return problem(tooManyPx({ w, h }));
    return { kind: 'image', blob: await fitting(picture, blob, type), w, h };
  } finally {
    picture.close();
  }
}

/** The file itself, where it can be stored as it is. A browser may show what cannot be taken apart: that is drawn anew. */
async function fitting(picture: ImageBitmap, blob: Blob | undefined, type: PixelType): Promise<Blob> {
  const { width, height } = picture;
  const whole = blob ?? (type === 'image/jpeg' ? undefined : await paint(picture, width, height, PNG));
  return whole && whole.size <= MAX_IMAGE_BYTES ? whole : makeSmaller(picture);
}

async function makeSmaller(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, SMALLER_SIDE_PX / Math.max(picture.width, picture.height));
  return paint(picture, picture.width * scale, picture.height * scale, {
    type: 'image/jpeg',
    quality: JPEG_QUALITY,
  });
}

/** In an `img` a drawing runs nothing and fetches nothing; what is kept of it is the picture. */
async function drawSvg(file: Blob): Promise<PreparedImage> {
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { w, h } = drawingSize(image.naturalWidth, image.naturalHeight);
    const blob = await paint(image, w * DRAWING_SCALE, h * DRAWING_SCALE, PNG);
    return { kind: 'image', blob, w, h };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** As large as the drawing says, within bounds; a drawing may say that it has 50,000 px, or nothing. */
function drawingSize(w: number, h: number): { w: number; h: number } {
  if (w <= 0 || h <= 0) return { w: DRAWING_SIDE_PX, h: DRAWING_SIDE_PX };
  const scale = Math.min(1, DRAWING_SIDE_PX / Math.max(w, h));
  return { w: Math.max(1, Math.round(w * scale)), h: Math.max(1, Math.round(h * scale)) };
}

async function paint(
  source: CanvasImageSource,
  width: number,
  height: number,
  { type, quality }: { type: string; quality?: number },
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new Error('The browser has no memory for a picture of this size.');
  return blob;
}

function problem(message: string): ImageProblem {
  return { kind: 'problem', message };
}

function tooManyPx({ w, h }: { w: number; h: number }): string {
  return `This image has ${Math.round((w * h) / 1e6)} megapixels. Boards take up to ${MAX_IMAGE_PX / 1e6}: make it smaller first.`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
