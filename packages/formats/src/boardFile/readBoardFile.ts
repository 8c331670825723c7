import {
  type Comment,
  isRecord,
  MAX_COMMENTS,
  MAX_FOREIGN_LENGTH,
  type NewShape,
  parseBoardName,
  parseComment,
  type Shape,
  type ShapeId,
} from '@drawbridge/board';
import { readFields } from '../clipboard/readClipboard.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadResult, Report } from '../report.ts';
import { readItems } from './libraryItems.ts';
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
  const said = Array.isArray(value.comments) ? value.comments : [];
  const comments = commentsOf(said);
  const { items: library, leftOut } = readItems(value.library, limits);
  const report = withoutSome(result.report, [
    [COMMENT_WORDS, said.length - comments.length],
    [ITEM_WORDS, leftOut],
  ]);
  const { files, history, foreign } = value;
  const images = imagesOf(result.shapes, files);
  const document = typeof foreign === 'string' && foreign.length <= MAX_FOREIGN_LENGTH ? foreign : '';
  return { ...result, name, report, comments, library, history, images, document };
}

/** Of several that share an id, which no board has, the first. */
function commentsOf(values: readonly unknown[]): Comment[] {
  const byId = new Map<string, Comment>();
  for (const value of values) {
    const comment = byId.size < MAX_COMMENTS ? parseComment(value) : undefined;
    if (comment && !byId.has(comment.id)) byId.set(comment.id, comment);
  }
  return [...byId.values()];
}

const COMMENT_WORDS = 'Comments that say nothing, or are more than a board holds';
const ITEM_WORDS = 'Items of the library that are empty, or more than a board holds';

function withoutSome(report: Report, leftOut: readonly (readonly [words: string, count: number])[]): Report {
  const lines = leftOut.flatMap(([words, count]) =>
    count > 0 ? [{ fate: 'left out' as const, words, count }] : [],
  );
  return lines.length > 0 ? { ...report, lines: [...report.lines, ...lines] } : report;
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
