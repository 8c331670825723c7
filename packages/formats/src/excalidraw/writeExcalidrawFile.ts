import type { Shape, ShapeOf } from '@drawbridge/board';
import type { Fields } from './element.ts';
import { parseDocument } from './foreign/document.ts';
import type { MeasureText } from './textBox.ts';
import type { ExcalidrawElement } from './writeElement.ts';
import { type WrittenShapes, writeShapes } from './writeExcalidraw.ts';

/** A file of Excalidraw, to be written as JSON. */
export interface ExcalidrawFile extends Fields {
  readonly type: 'excalidraw';
  readonly version: 2;
  readonly source: string;
  readonly elements: readonly ExcalidrawElement[];
  readonly appState: Fields;
  readonly files: Readonly<Record<string, Fields>>;
}

export interface ExcalidrawFileOptions {
  /** How wide words are; estimated without it. */
  readonly measure?: MeasureText;
  /** The bytes of an image as a data URL, which are written into the file; nothing for one that is to go without. */
  readonly imageUrl?: (shape: ShapeOf<'image'>) => string | undefined;
  /** What `readExcalidraw` told of the file that the board was opened from. */
  readonly document?: string;
  /** Who writes a file that nobody wrote before: a URL. */
  readonly source?: string;
  /** How the board is shown, such as `viewBackgroundColor`; over what `document` says of that. */
  readonly appState?: Fields;
}

/** The file for shapes from back to front. What came from a file and was not changed here is in it as it was. */
export function writeExcalidrawFile(
  shapes: readonly Shape[],
  {
    measure,
    imageUrl = () => undefined,
    document = '',
    source = SOURCE,
    appState = {},
  }: ExcalidrawFileOptions = {},
): ExcalidrawFile {
  const kept = parseDocument(document);
  const urls = imageUrls(shapes, imageUrl);
  const written = writeShapes(shapes, {
    ...(measure && { measure }),
    isExact: true,
    fileIdOf: (shape) => (urls.has(shape) ? fileIdOf(shape) : undefined),
  });
  return {
    ...kept.others,
    type: 'excalidraw',
    version: 2,
    source: kept.source ?? source,
    elements: written.elements,
    appState: { ...NO_GRID, ...kept.appState, ...appState },
    files: writeFiles(urls, written),
  };
}

const SOURCE = 'drawbridge';
const NO_GRID = { gridSize: null, viewBackgroundColor: '#ffffff' };

type Image = ShapeOf<'image'>;

function imageUrls(
  shapes: readonly Shape[],
  imageUrl: (shape: Image) => string | undefined,
): ReadonlyMap<Shape, string> {
  const urls = new Map<Shape, string>();
  for (const shape of shapes) {
    const url = shape.type === 'image' ? imageUrl(shape) : undefined;
    if (url !== undefined) urls.set(shape, url);
  }
  return urls;
}

/** Images that show the same share a file. */
function fileIdOf({ file, id }: Image): string {
  return file.name || id;
}

/** Under the names that the images have for them. */
function writeFiles(
  urls: ReadonlyMap<Shape, string>,
  { elements, kept }: WrittenShapes,
): Readonly<Record<string, Fields>> {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const files = new Map<string, Fields>();
  for (const [{ id, created }, dataURL] of urls) {
    const fileId = byId.get(kept.idOf(id))?.fileId;
    if (typeof fileId !== 'string') continue;
    const known = kept.get(id)?.file;
    files.set(fileId, { mimeType: mimeTypeOf(dataURL), id: fileId, created, ...known, dataURL });
  }
  return Object.fromEntries(files);
}

function mimeTypeOf(dataUrl: string): string {
  return /^data:([\w.+/-]+)/.exec(dataUrl)?.[1] ?? 'application/octet-stream';
}
