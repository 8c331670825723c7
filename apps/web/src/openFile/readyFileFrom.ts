import {
  type Box,
  type NewShape,
  renewComments,
  renewedNames,
  renewIds,
  rotatedBounds,
  type Shape,
  type ShapeId,
  unionBoxes,
} from '@drawbridge/board';
import { fromBase64, type OpenedFile, type Report } from '@drawbridge/formats';
import type { ReadAnswer, ReadyFile } from './readyFile.ts';

/** LIMITS of one part: what a page takes out of a message within a few milliseconds. */
const PART_SHAPES = 500;
const PART_WEIGHT = 256 * 1024;

const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };

/** Does what a page would have to do with a file's shapes otherwise, and cuts them into parts. */
export function* answersFor(opened: OpenedFile): Generator<ReadAnswer> {
  if (opened.kind !== 'board') {
    yield { kind: 'head', head: opened };
  } else {
    const shapes = renewIds(opened.shapes);
    yield { kind: 'head', head: readyHead(opened, shapes) };
    for (const part of partsOf(shapes)) yield { kind: 'shapes', shapes: part };
  }
  yield { kind: 'end' };
}

function readyHead(opened: OpenedFile & { kind: 'board' }, shapes: readonly NewShape<Shape>[]): ReadyFile {
  const { from, name, document, isPicture } = opened;
  const report = withoutHistory(opened);
  const box = unionBoxes(shapes.map((shape) => rotatedBounds(shape, shape.rotation ?? 0))) ?? NOWHERE;
  const images = renewedImages(opened, shapes);
  const comments = renewComments(opened.comments ?? [], renewedNames(opened.shapes, shapes));
  const { library = [] } = opened;
  const beside = { ...(document && { document }), ...(isPicture && { isPicture }) };
  return { kind: 'board', from, name, report, ...beside, box, shapes: [], comments, library, images };
}

/** A board that is there has a history of its own. */
function withoutHistory({ report, history }: OpenedFile & { kind: 'board' }): Report {
  if (history === undefined) return report;
  const { entries } = Object(history) as Readonly<Record<string, unknown>>;
  const count = Array.isArray(entries) ? entries.length : 1;
  return { ...report, lines: [...report.lines, { fate: 'left out', words: HISTORY_WORDS, count }] };
}

const HISTORY_WORDS =
  'Steps of the history, which only a new board can have: whoever runs the server restores it by command';

/** Of several shapes with the same picture, all have the same Blob: it is sent once. */
function renewedImages(
  { shapes, images }: OpenedFile & { kind: 'board' },
  renewed: readonly NewShape<Shape>[],
): Map<ShapeId, Blob | string> {
  const blobs = new Map<string, Blob | string>();
  const found = new Map<ShapeId, Blob | string>();
  for (const [index, { id }] of shapes.entries()) {
    const url = images.get(id ?? '');
    const ownId = renewed[index]?.id;
    if (url === undefined || ownId === undefined) continue;
    const blob = blobs.get(url) ?? blobOf(url) ?? url;
    blobs.set(url, blob);
    found.set(ownId, blob);
  }
  return found;
}

/** The bytes of a data URL, undefined for anything else. */
function blobOf(url: string): Blob | undefined {
  const [head = '', type] = /^data:(image\/[\w.+-]+);base64,/.exec(url) ?? [];
  const bytes = type === undefined ? undefined : fromBase64(url.slice(head.length));
  return bytes && new Blob([bytes.slice()], { type: type ?? '' });
}

function* partsOf(shapes: readonly NewShape<Shape>[]): Generator<NewShape<Shape>[]> {
  let part: NewShape<Shape>[] = [];
  let weight = 0;
  for (const shape of shapes) {
    const more = weightOf(shape);
    if (part.length > 0 && (part.length === PART_SHAPES || weight + more > PART_WEIGHT)) {
      yield part;
      part = [];
      weight = 0;
    }
    part.push(shape);
    weight += more;
  }
  if (part.length > 0) yield part;
}

function weightOf(shape: NewShape<Shape>): number {
  const points = 'packed' in shape ? shape.packed.length : 0;
  return points + ('text' in shape ? (shape.text?.length ?? 0) : 0);
}
