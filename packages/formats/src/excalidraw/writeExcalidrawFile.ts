import type { Shape, ShapeId } from '@drawbridge/board';
import type { MeasureText } from './textBox.ts';
import type { ExcalidrawElement } from './writeElement.ts';
import { writeElements } from './writeExcalidraw.ts';

interface ExcalidrawFileOptions {
  /** The bytes of images as data URLs, by the names of their files. */
  readonly files: ReadonlyMap<string, string>;
  readonly measure?: MeasureText;
}

/** Shapes from back to front as a file of Excalidraw, with the images that are known. */
export function writeExcalidrawFile(
  shapes: readonly Shape[],
  { files, measure }: ExcalidrawFileOptions,
): string {
  const fileOf = new Map<ShapeId, string>();
  for (const shape of shapes) {
    if (shape.type === 'image' && files.has(shape.file.name)) fileOf.set(shape.id, shape.file.name);
  }
  const elements = writeElements(shapes, measure).map((element) => withFile(element, fileOf));
  return JSON.stringify({
    type: 'excalidraw',
    version: 2,
    source: 'drawbridge',
    elements,
    appState: {},
    files: Object.fromEntries([...new Set(fileOf.values())].map((name) => [name, fileEntry(name, files)])),
  });
}

function withFile(element: ExcalidrawElement, fileOf: ReadonlyMap<ShapeId, string>): ExcalidrawElement {
  const fileId = element.type === 'image' ? fileOf.get(`${element.id}`) : undefined;
  return fileId === undefined ? element : { ...element, fileId, status: 'saved' };
}

function fileEntry(id: string, files: ReadonlyMap<string, string>) {
  const dataURL = files.get(id) ?? '';
  const [, mimeType = 'image/png'] = /^data:([^;,]+)/.exec(dataURL) ?? [];
  return { id, mimeType, dataURL, created: 0 };
}
