import type { ShapeId } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import type { ReadLimits } from '../limits.ts';
import { createPictureCutter } from './cutPicture.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import type { Records } from './migrate.ts';
import { notesOfShape } from './notes.ts';
import type { PlacedPage, PlacedShape } from './placeShapes.ts';
import type { Read, Reader, ReadOne, Surroundings } from './read.ts';
import { type EndBindings, readArrow, type Target } from './readArrow.ts';
import { readBookmark, readEmbed, readUnknown, readVideo } from './readCard.ts';
import { readGeo } from './readGeo.ts';
import { readImage } from './readImage.ts';
import { readDraw, readHighlight, readLine } from './readStroke.ts';
import { readFrame, readNote, readText } from './readWords.ts';
import { inTheirFrames, isOnBoard } from './wholeShapes.ts';

export interface ReadPage {
  readonly key: string;
  readonly name: string;
  /** From back to front. */
  readonly shapes: readonly Read[];
}

export interface ReadPages {
  readonly pages: readonly ReadPage[];
  readonly images: ReadonlyMap<ShapeId, string>;
  readonly changed: number;
  readonly skipped: number;
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['geo', readGeo],
  ['draw', readDraw],
  ['highlight', readHighlight],
  ['line', readLine],
  ['text', readText],
  ['note', readNote],
  ['frame', readFrame],
  ['image', readImage],
  ['video', readVideo],
  ['embed', readEmbed],
  ['bookmark', readBookmark],
]);

/** The shapes of each page. Arrows come last, as where they go follows from the shapes that they are bound to. */
export function readShapes(
  placed: readonly PlacedPage[],
  { bindings, assets }: Records,
  limits: ReadLimits,
  report: ReportNotes,
): ReadPages {
  const { take, images, counts } = createTaker(assets, limits, report);
  const targets = new Map<string, Target>();
  const arrows = new Map<string, Read>();
  const shapes = placed.flatMap((page) => page.shapes);
  for (const shape of shapes) {
    if (shape.type === 'arrow' || shape.type === 'group') continue;
    const reader = READERS.get(shape.type) ?? readUnknown;
    const one = take(shape, (around) => seen(reader(shape, around)));
    if (one) targets.set(shape.key, { placed: shape, one });
  }
  const ends = findEnds(bindings, targets);
  for (const shape of shapes) {
    if (shape.type !== 'arrow') continue;
    const arrow = take(shape, (around) => {
      const read = readArrow(shape, ends.get(shape.key) ?? {}, around);
      return read && isOnBoard(read) ? read : undefined;
    });
    if (arrow) arrows.set(shape.key, arrow);
  }
  const shapesOf = ({ key }: PlacedShape): readonly Read[] => {
    const arrow = arrows.get(key);
    return arrow ? [arrow] : (targets.get(key)?.one.shapes ?? []);
  };
  const pages = placed.map((page) => ({ ...page, shapes: inTheirFrames(page.shapes.flatMap(shapesOf)) }));
  return { pages, images, ...counts };
}

/** Gives readers what they need, and counts what becomes of the shapes. */
function createTaker(assets: readonly Fields[], limits: ReadLimits, report: ReportNotes) {
  const images = new Map<ShapeId, string>();
  const counts = { changed: 0, skipped: 0 };
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const shared = { limits, cutPicture: createPictureCutter(), assets: byId };

  function take<Result>(
    shape: PlacedShape,
    read: (around: Surroundings) => Result | undefined,
  ): Result | undefined {
    const notes = notesOfShape(report);
    const showImage = (url: string): void => void images.set(shape.id, url);
    const result = read({ ...shared, ...notes, showImage });
    if (Object.keys(shape.meta).length > 0) notes.leftOut('What other programs noted about shapes');
    if (result === undefined) report.note('left out', whyNot(shape));
    if (result === undefined) counts.skipped++;
    else if (notes.isChanged()) counts.changed++;
    return result;
  }

  return { take, images, counts };
}

/** What each arrow is bound to, by the arrow. Of several bindings of one end, the first counts. */
function findEnds(
  bindings: readonly Fields[],
  targets: ReadonlyMap<string, Target>,
): Map<string, EndBindings> {
  const ends = new Map<string, EndBindings>();
  for (const { type, fromId, toId, props: given } of bindings) {
    const props = fieldsOf(given);
    const { terminal } = props;
    if (type !== 'arrow' || (terminal !== 'start' && terminal !== 'end')) continue;
    const arrow = stringOf(fromId);
    const known = ends.get(arrow) ?? {};
    const binding = { props, target: targets.get(stringOf(toId)) };
    ends.set(arrow, { [terminal]: binding, ...known });
  }
  return ends;
}

/** Undefined when a part of it is further away than a board reaches, or when there is nothing to see. */
function seen(one: ReadOne | undefined): ReadOne | undefined {
  const isSeen = one && (one.bounds.w > 0 || one.bounds.h > 0 || one.shapes[0].type === 'draw');
  return isSeen && one.shapes.every(isOnBoard) ? one : undefined;
}

function whyNot({ type }: PlacedShape): string {
  if (type === 'text') return 'Texts without letters';
  return LINES.has(type)
    ? 'Lines and strokes of which there is nothing to see'
    : 'Shapes without a size or a place';
}

const LINES: ReadonlySet<string> = new Set(['arrow', 'draw', 'highlight', 'line']);
