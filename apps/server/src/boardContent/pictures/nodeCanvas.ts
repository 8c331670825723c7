import { fileURLToPath } from 'node:url';
import type { ImageBytes, LoadImage, TileCanvas } from '@drawbridge/export';
import { type DrawWords, wordsBox } from '@drawbridge/export/pdf';
import type { FontScope, ImageSource, Picture } from '@drawbridge/shapes';
import type * as Library from '@napi-rs/canvas';

/** What shapes are drawn with where there is no browser. */
export interface NodeCanvas {
  readonly scope: FontScope;
  createCanvas(width: number, height: number): TileCanvas;
  measureText(text: string, font: string): number;
  /** Pictures of images for drawing, no larger than they are shown. */
  picturesFrom(load: LoadImage): ImageSource;
  toPng(image: ImageBytes): Promise<Uint8Array | undefined>;
  readonly drawWords: DrawWords;
}

/** Sharp when it is printed. */
const WORDS_SCALE = 4;

/** Undefined where the library has no build for this system. Puts what shapes expect of a browser into the global scope. */
export async function openNodeCanvas(): Promise<NodeCanvas | undefined> {
  const library = await import('@napi-rs/canvas').catch(() => undefined);
  if (!library) return undefined;
  const { Path2D, createCanvas } = library;
  const OffscreenCanvas = offscreenCanvas(library);
  Object.assign(globalThis, { Path2D, OffscreenCanvas });
  const measuring = createCanvas(1, 1).getContext('2d');
  return {
    scope: fontScope(library),
    createCanvas(width, height) {
      const context = createCanvas(width, height).getContext('2d');
      return {
        // It has all that shapes are drawn with, under types of its own.
        context: context as unknown as TileCanvas['context'],
        read: () => context.getImageData(0, 0, width, height).data,
      };
    },
    measureText(text, font) {
      measuring.font = font;
      return measuring.measureText(text).width;
    },
    picturesFrom: (load) => picturesFrom(library, load),
    async toPng({ bytes }) {
      const image = await decode(library, bytes);
      return image && shrink(library, image, image.width).encode('png');
    },
    drawWords: (words) => drawWords(library, words),
  };
}

/** As much of it as text is measured with. */
function offscreenCanvas({ createCanvas }: typeof Library) {
  return class OffscreenCanvas {
    private readonly canvas: Library.Canvas;

    constructor(width: number, height: number) {
      this.canvas = createCanvas(width, height);
    }

    getContext(kind: '2d') {
      return this.canvas.getContext(kind);
    }
  };
}

/** Fonts that are loaded are those of the library, which has them once. */
function fontScope({ GlobalFonts }: typeof Library): FontScope {
  class FontFace {
    private readonly family: string;
    private readonly path: string;

    constructor(family: string, source: string) {
      this.family = family;
      this.path = fileURLToPath(/^url\("(.*)"\)$/.exec(source)?.[1] ?? '');
    }

    async load(): Promise<this> {
      if (!GlobalFonts.registerFromPath(this.path, this.family)) throw new Error(`${this.path} is no font.`);
      return this;
    }
  }
  // Loading is all that is asked of a font here.
  return { fonts: { add: () => {} }, FontFace: FontFace as unknown as FontScope['FontFace'] };
}

function picturesFrom(library: typeof Library, load: LoadImage): ImageSource {
  return async ({ name, small }, widthPx) => {
    const few = small ? await decodeNamed(library, small, load) : undefined;
    const image = few && few.width >= widthPx ? few : await decodeNamed(library, name, load);
    if (!image) return undefined;
    const canvas = shrink(library, image, Math.min(widthPx, image.width));
    // The library draws its canvases as browsers draw pictures.
    return Object.assign(canvas, { close: () => {} }) as unknown as Picture;
  };
}

async function decodeNamed(library: typeof Library, name: string, load: LoadImage) {
  const image = await load(name);
  return image && decode(library, image.bytes);
}

async function decode({ loadImage }: typeof Library, bytes: Uint8Array): Promise<Library.Image | undefined> {
  try {
    return await loadImage(bytes);
  } catch {
    // Bytes that are no image after all: the placeholder stays.
    return undefined;
  }
}

function shrink({ createCanvas }: typeof Library, image: Library.Image, width: number): Library.Canvas {
  const canvas = createCanvas(width, Math.max(1, Math.round((width / image.width) * image.height)));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function drawWords(
  { createCanvas }: typeof Library,
  { text, font, color }: Parameters<DrawWords>[0],
): ReturnType<DrawWords> {
  const measuring = createCanvas(1, 1).getContext('2d');
  measuring.font = font;
  const box = wordsBox(measuring.measureText(text));
  const canvas = createCanvas(box.w * WORDS_SCALE, box.h * WORDS_SCALE);
  const context = canvas.getContext('2d');
  context.setTransform(WORDS_SCALE, 0, 0, WORDS_SCALE, -box.x * WORDS_SCALE, -box.y * WORDS_SCALE);
  context.font = font;
  context.fillStyle = color;
  context.fillText(text, 0, 0);
  return { png: await canvas.encode('png'), ...box };
}
