import { smallSizeOf } from '@drawbridge/board';
import {
  type FileLimits,
  IMAGE_HEAD_BYTES,
  type ImageSize,
  type ImageType,
  readImageHead,
} from '@drawbridge/protocol';
import { hasFeature } from '../features.ts';
import { readHead } from './imageHead.ts';
import { stripMetadata } from './metadata/stripMetadata.ts';

/** LIMIT of bytes that are looked at at all. */
const MAX_GIVEN_BYTES = 100 * 1024 * 1024;
/** The longer side of an image that was made smaller: the first that the server takes. */
const SMALLER_SIDES_PX = [4096, 2048, 1024];
/** The longer side of a drawing without a size of its own. */
const DRAWING_SIDE_PX = 1024;
/** A drawing is kept as a picture of this many px per px, so that it is sharp when it is shown larger. */
const DRAWING_SCALE = 2;

const PNG = { type: 'image/png' };
const JPEG = { type: 'image/jpeg', quality: 0.9 };
const SMALL_JPEG = { type: 'image/jpeg', quality: 0.8 };
const SMALL_WEBP = { type: 'image/webp', quality: 0.8 };
/** Images with a longer side than this also get a file with few px. */
const LARGE_SIDE_PX = 2048;

/** An image that can be put on a board. */
export interface PreparedImage {
  readonly kind: 'image';
  readonly blob: Blob;
  /** The same picture in few px, of a large one: so that who sees it small need not fetch and decode it as it is. */
  readonly small?: Blob;
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
export async function prepareImage(file: Blob, limits: FileLimits): Promise<PreparedImage | ImageProblem> {
  if (!hasFeature('images')) return problem('Images are turned off on this server.');
  if (file.size > MAX_GIVEN_BYTES)
    return problem(`This file has ${megabytes(file.size)}. An image may have 100 MB.`);
  const head = readHead(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()));
  if (!head)
    return problem('This is no image that can be shown here: PNG, JPEG, GIF, WebP, AVIF and SVG can.');
  const { size, type } = head;
  if (size && size.w * size.h > limits.maxPixels) return problem(tooManyPx(size, limits));
  try {
    return type === 'image/svg+xml' ? await drawSvg(file) : await takeImage(file, type, limits);
  } catch {
    return problem('This image is damaged: it cannot be shown.');
  }
}

async function takeImage(
  file: Blob,
  type: ImageType,
  limits: FileLimits,
): Promise<PreparedImage | ImageProblem> {
  const stripped = stripMetadata(type, new Uint8Array(await file.arrayBuffer()));
  const isStorable = stripped && readImageHead(stripped.subarray(0, IMAGE_HEAD_BYTES))?.size;
  const blob = isStorable ? new Blob([stripped.slice()], { type }) : undefined;
  // Decoding tells what the head may not: the size, turned as the camera was held; and that it can be shown at all.
  const picture = await createImageBitmap(blob ?? file);
  try {
    const { width: w, height: h } = picture;
    if (w * h > limits.maxPixels) return problem(tooManyPx({ w, h }, limits));
    const whole = blob ?? (type === 'image/jpeg' ? undefined : await paint(picture, w, h, PNG));
    const fits = whole && whole.size <= limits.maxBytes;
    const kept = fits ? whole : await makeSmaller(picture, limits);
    if (!kept) return problem(tooManyBytes(limits));
    const small = Math.max(w, h) > LARGE_SIDE_PX ? await makeSmall(picture, type) : undefined;
    return { kind: 'image', blob: kept, w, h, ...(small && { small }) };
  } finally {
    picture.close();
  }
}

/** Also for what a browser shows although it cannot be taken apart. */
async function makeSmaller(picture: ImageBitmap, { maxBytes }: FileLimits): Promise<Blob | undefined> {
  const { width, height } = picture;
  for (const side of SMALLER_SIDES_PX) {
    const scale = Math.min(1, side / Math.max(width, height));
    const blob = await paint(picture, width * scale, height * scale, JPEG);
    if (blob.size <= maxBytes) return blob;
  }
  return undefined;
}

/** What is not a photo may be transparent. */
function makeSmall(picture: ImageBitmap, type: ImageType): Promise<Blob> {
  const { w, h } = smallSizeOf({ name: '', w: picture.width, h: picture.height });
  return paint(picture, w, h, type === 'image/jpeg' ? SMALL_JPEG : SMALL_WEBP);
}

/** In an `img` a drawing runs nothing and fetches nothing; what is kept of it is the picture. */
async function drawSvg(file: Blob): Promise<PreparedImage> {
  const image = new Image();
  image.src = await dataUrlOf(new Blob([file], { type: 'image/svg+xml' }));
  await image.decode();
  const { w, h } = drawingSize(image.naturalWidth, image.naturalHeight);
  const blob = await paint(image, w * DRAWING_SCALE, h * DRAWING_SCALE, PNG);
  return { kind: 'image', blob, w, h };
}

/** Chromium lets nobody read a canvas with a drawing that has pieces of web pages in it and came from a `blob:` address. */
function dataUrlOf(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
  return promise;
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
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new Error('The browser has no memory for a picture of this size.');
  return blob;
}

function problem(message: string): ImageProblem {
  return { kind: 'problem', message };
}

function tooManyPx({ w, h }: ImageSize, { maxPixels }: FileLimits): string {
  return `This image has ${megapixels(w * h)} megapixels. Boards take up to ${megapixels(maxPixels)}: make it smaller first.`;
}

function tooManyBytes({ maxBytes }: FileLimits): string {
  return `This image has too many bytes. Boards take up to ${megabytes(maxBytes)}: make it smaller first.`;
}

function megapixels(pixels: number): number {
  return Math.round(pixels / 1e5) / 10;
}

function megabytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
