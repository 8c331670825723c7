import {
  asNewShape,
  createShapeId,
  isRecord,
  isShapeId,
  type NewShape,
  readShape,
  type Shape,
  type ShapeId,
  scanPoints,
} from '@drawbridge/board';
import { fromBase64 } from '../base64.ts';
import { collectReport } from '../collectReport.ts';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { safeLink } from '../safeLink.ts';
import { CLIPBOARD_TYPE, CLIPBOARD_VERSION } from './writeClipboard.ts';

/**
 * The shapes in parsed JSON, if it is a clipboard of ours; undefined for anything else, and for one of a later version. Any page
 * can put together such a thing: each value is checked as those in a document are, and only what is known is taken.
 */
export function readClipboard(value: unknown, limits: ReadLimits = PASTE_LIMITS): ReadResult | undefined {
  if (!isRecord(value) || value.type !== CLIPBOARD_TYPE || !Array.isArray(value.shapes)) return undefined;
  if (typeof value.version !== 'number' || value.version > CLIPBOARD_VERSION) return undefined;
  const result = readFields(value.shapes, limits);
  if (result.kind === 'tooMany') return result;
  return { ...result, images: findImages(result.shapes, value.filesUrl) };
}

/** Shapes that are written with the keys and values that they have in a document. */
export function readFields(values: readonly unknown[], limits: ReadLimits): ReadResult {
  const count = values.length;
  if (count > limits.shapes) return { kind: 'tooMany', count };
  const shapes = values.flatMap((fields) => readOne(fields, limits) ?? []);
  const skipped = count - shapes.length;
  const notes = collectReport();
  if (skipped > 0) notes.note('left out', 'Shapes of later versions, or that nobody can draw', skipped);
  const report = { kept: shapes.length, changed: 0, skipped, lines: notes.lines() };
  return { kind: 'shapes', shapes, report, images: new Map() };
}

/** The addresses of the files of images, as far as the clipboard says where they are. */
function findImages(shapes: readonly NewShape<Shape>[], filesUrl: unknown): Map<ShapeId, string> {
  const urls = new Map<ShapeId, string>();
  if (typeof filesUrl !== 'string') return urls;
  for (const shape of shapes) {
    if (shape.type === 'image' && shape.id && shape.file.name) urls.set(shape.id, filesUrl + shape.file.name);
  }
  return urls;
}

function readOne(value: unknown, limits: ReadLimits): NewShape<Shape> | undefined {
  if (!isRecord(value)) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]) => [key, readField(field, limits)]));
  const read = readShape(isShapeId(value.id) ? value.id : createShapeId(), fields);
  if (read.type === 'unknown' || ('packed' in read && !isDrawable(read.packed, limits))) return undefined;
  return { ...asNewShape(read), link: safeLink(read.link) };
}

function readField(value: unknown, { characters }: ReadLimits): unknown {
  if (typeof value === 'string') return value.slice(0, characters);
  return isRecord(value) && typeof value.base64 === 'string' ? fromBase64(value.base64) : value;
}

function isDrawable(packed: Uint8Array, limits: ReadLimits): boolean {
  let count = 0;
  const isWhole = scanPoints(packed, () => {
    count++;
  });
  return isWhole && count > 0 && count <= limits.points;
}
