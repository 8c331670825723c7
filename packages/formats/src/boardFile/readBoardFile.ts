import { isRecord, type NewShape, parseBoardName, type Shape, type ShapeId } from '@drawbridge/board';
import { readFields } from '../clipboard/readClipboard.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { BOARD_FILE_TYPE, BOARD_FILE_VERSION } from './writeBoardFile.ts';

/**
 * The shapes in parsed JSON, if it is a file of ours; undefined for anything else, and for one of a later version. Anybody can put
 * together such a file: each value is checked as those in a document are.
 */
export function readBoardFile(
  value: unknown,
  limits: ReadLimits,
): (ReadResult & { readonly name: string }) | undefined {
  if (!isRecord(value) || value.type !== BOARD_FILE_TYPE || !Array.isArray(value.shapes)) return undefined;
  if (typeof value.version !== 'number' || value.version > BOARD_FILE_VERSION) return undefined;
  const name = parseBoardName(value.name);
  const result = readFields(value.shapes, limits);
  if (result.kind === 'tooMany') return { ...result, name };
  return { ...result, name, images: imagesOf(result.shapes, value.files) };
}

function imagesOf(shapes: readonly NewShape<Shape>[], files: unknown): Map<ShapeId, string> {
  const images = new Map<ShapeId, string>();
  if (!isRecord(files)) return images;
  for (const shape of shapes) {
    if (shape.type !== 'image' || shape.id === undefined || !Object.hasOwn(files, shape.file.name)) continue;
    const url = files[shape.file.name];
    if (typeof url === 'string' && url.startsWith('data:image/')) images.set(shape.id, url);
  }
  return images;
}
