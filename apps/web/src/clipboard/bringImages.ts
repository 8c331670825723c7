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
}

interface Brought {
  readonly shapes: readonly NewShape<Shape>[];
  /** Images that could not be had: they are placeholders. */
  readonly missingCount: number;
}

/** The shapes with their images as files of this board. `images` says where the bytes are: in a data URL, or at another board. */
export async function bringImages(
  shapes: readonly NewShape<Shape>[],
  images: ReadonlyMap<ShapeId, string>,
  deps: BringDeps,
): Promise<Brought> {
  const wanted = [...new Set(images.values())].filter((url) => !url.startsWith(deps.files.baseUrl));
  const files = new Map<string, ImageFile>();
  // One after the other: each takes its whole size in memory while it is looked at.
  for (const url of wanted.slice(0, MAX_IMAGES)) {
    const file = await bring(url, deps);
    if (file) files.set(url, file);
  }
  let missingCount = 0;
  const whole = shapes.map((shape) => {
    const url = images.get(shape.id ?? '');
    if (shape.type !== 'image' || url === undefined || !wanted.includes(url)) return shape;
    const file = files.get(url);
    if (!file) missingCount += 1;
    return file ? { ...shape, file } : shape;
  });
  return { shapes: whole, missingCount };
}

async function bring(url: string, { files, prepareImage, fetch }: BringDeps): Promise<ImageFile | undefined> {
  try {
    const blob = readDataUrl(url) ?? (await download(url, fetch));
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
