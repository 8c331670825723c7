import type { ImageFile, NewShape, Shape, ShapeId } from '@drawbridge/board';
import { fromBase64 } from '@drawbridge/formats';
import { atServer, serverUrl } from '../address.ts';
import { addImage } from '../files/addImage.ts';
import type { Files } from '../files/files.ts';
import type { ImageProblem, PreparedImage } from '../files/prepareImage.ts';

/** LIMIT of images that come along in one paste. */
const MAX_IMAGES = 50;
/** Files of a board of this server, wherever that is. */
const FILES_PATH = /^\/api\/boards\/[\w-]+\/files\/[0-9a-f]{64}$/;

interface BringDeps {
  readonly files: Pick<Files, 'add' | 'baseUrl'>;
  /** What is put on a board is looked at first. */
  readonly prepareImage: (blob: Blob) => Promise<PreparedImage | ImageProblem>;
  readonly fetch: typeof globalThis.fetch;
  /** LIMIT of images, if it is not that of a paste. */
  readonly most?: number;
  /** Called with the share of the images that have come. */
  readonly onProgress?: (share: number) => void;
  /** Breaks off. */
  readonly signal?: AbortSignal;
}

/** The bytes of an image, or where they are: in a data URL, or at another board. */
type ImagePlace = Blob | string;

interface Brought {
  readonly shapes: readonly NewShape<Shape>[];
  /** Images that could not be had: they are placeholders. */
  readonly missingCount: number;
}

/** The shapes with their images as files of this board. */
export async function bringImages(
  shapes: readonly NewShape<Shape>[],
  images: ReadonlyMap<ShapeId, ImagePlace>,
  deps: BringDeps,
): Promise<Brought> {
  const { most = MAX_IMAGES, onProgress, signal } = deps;
  const isElsewhere = (place: ImagePlace): boolean =>
    typeof place !== 'string' || !place.startsWith(deps.files.baseUrl);
  const wanted = [...new Set(images.values())].filter(isElsewhere);
  const files = new Map<ImagePlace, ImageFile>();
  // One after the other: each takes its whole size in memory while it is looked at.
  for (const [index, place] of wanted.slice(0, most).entries()) {
    onProgress?.(index / wanted.length);
    const file = await bring(place, deps);
    signal?.throwIfAborted();
    if (file) files.set(place, file);
  }
  let missingCount = 0;
  const whole = shapes.map((shape) => {
    const place = images.get(shape.id ?? '');
    if (shape.type !== 'image' || place === undefined || !isElsewhere(place)) return shape;
    const file = files.get(place);
    if (!file) missingCount += 1;
    return file ? { ...shape, file } : shape;
  });
  return { shapes: whole, missingCount };
}

async function bring(
  place: ImagePlace,
  { files, prepareImage, fetch }: BringDeps,
): Promise<ImageFile | undefined> {
  try {
    const blob = typeof place === 'string' ? (readDataUrl(place) ?? (await download(place, fetch))) : place;
    const image = blob && (await prepareImage(blob));
    if (image?.kind !== 'image') return undefined;
    return await addImage(files, image);
  } catch {
    // No network, or no memory: the place of the image stays.
    return undefined;
  }
}

function readDataUrl(url: string): Blob | undefined {
  const [, type, base64] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(url) ?? [];
  const bytes = base64 === undefined ? undefined : fromBase64(base64);
  return bytes && type ? new Blob([bytes.slice()], { type }) : undefined;
}

/** From another board of this server, and from nowhere else: who made the clipboard is not known. */
async function download(url: string, fetch: BringDeps['fetch']): Promise<Blob | undefined> {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  if (!url.startsWith(serverUrl()) || !FILES_PATH.test(pathname.slice(atServer('').length))) return undefined;
  const response = await fetch(origin + pathname);
  return response.ok ? response.blob() : undefined;
}
