import type { ImageFile } from '@drawbridge/board';

/** Gets the picture of a file, about as many px wide; nothing when it cannot be had. It may take its time, and try again. */
export type ImageSource = (file: ImageFile, widthPx: number) => Promise<Picture | undefined>;

/** An image that a canvas can draw, decoded. */
export type Picture = Pick<ImageBitmap, 'width' | 'height' | 'close'> & CanvasImageSource;

/** LIMIT of decoded pictures in memory, of each thread. Four bytes a px. */
const MAX_PICTURE_BYTES = 128 * 1024 * 1024;
const BYTES_PER_PX = 4;
/** The smallest width that pictures are decoded at; each further one is twice as wide, up to that of the file. */
const MIN_WIDTH_PX = 64;
/** Several that come at about the same time are one repaint. */
const REPAINT_DELAY_MS = 100;

/*
 * As fonts, pictures belong to a page or a worker and not to an editor: what is decoded there is kept here, what was drawn last
 * at the end.
 */
const pictures = new Map<string, Picture>();
const providers = new Set<(file: ImageFile, widthPx: number) => void>();

/** The picture to draw the file with now, when it is to be `widthPx` of the canvas wide. Asks for a better one if it has none. */
export function pictureOf(file: ImageFile, widthPx: number): Picture | undefined {
  const known = pictures.get(file.name);
  if (known) {
    pictures.delete(file.name);
    pictures.set(file.name, known);
  }
  const wanted = decodedWidth(file, widthPx);
  if (file.name && (!known || known.width < wanted)) for (const provide of providers) provide(file, wanted);
  return known;
}

/** A power of two from the smallest on, so that zooming does not decode at each step; never more than the file has. */
function decodedWidth({ w }: ImageFile, widthPx: number): number {
  const wide = 2 ** Math.ceil(Math.log2(Math.max(MIN_WIDTH_PX, widthPx)));
  return Math.max(1, Math.min(wide, w));
}

/**
 * Lets pictures be had from `source`, each when it is first drawn. `onLoad` is called when some have come: whatever was painted
 * with them is to be painted again. Returns the undo, which leaves the pictures that are there.
 */
export function provideImages(source: ImageSource, onLoad: () => void): () => void {
  const asked = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function provide(file: ImageFile, widthPx: number): void {
    if ((asked.get(file.name) ?? 0) >= widthPx) return;
    asked.set(file.name, widthPx);
    void load(file, widthPx);
  }

  async function load(file: ImageFile, widthPx: number): Promise<void> {
    const picture = await source(file, widthPx);
    if (!picture) return;
    keep(file.name, picture, (name) => asked.delete(name));
    timer ??= setTimeout(repaint, REPAINT_DELAY_MS);
  }

  function repaint(): void {
    timer = undefined;
    onLoad();
  }

  providers.add(provide);
  return () => {
    providers.delete(provide);
    clearTimeout(timer);
  };
}

/** The wider of two pictures of one file stays; those that were drawn longest ago go when there are too many. */
function keep(name: string, picture: Picture, onDrop: (name: string) => void): void {
  const known = pictures.get(name);
  if (known && known.width >= picture.width) {
    picture.close();
    return;
  }
  known?.close();
  pictures.delete(name);
  pictures.set(name, picture);
  let bytes = 0;
  for (const [other, { width, height }] of [...pictures].reverse()) {
    bytes += width * height * BYTES_PER_PX;
    if (bytes <= MAX_PICTURE_BYTES || other === name) continue;
    pictures.get(other)?.close();
    pictures.delete(other);
    onDrop(other);
  }
}
