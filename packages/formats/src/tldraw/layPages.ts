import {
  type Box,
  createShapeId,
  DEFAULT_STYLE,
  expandBox,
  isShapeId,
  rotatedBounds,
  unionBoxes,
} from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import type { Read } from './read.ts';
import type { ReadPage } from './readShapes.ts';

/** Where the shapes of several pages go. */
export type PagesOption =
  /** Every page is a frame, side by side. A page by itself stays as it is. */
  | 'frames'
  /** Only those of the first page are read. */
  | 'first';

/** Between the shapes of a page and its frame, and between one frame and the next. */
const MARGIN_PX = 64;
const GAP_PX = 160;

export function layPages(
  pages: readonly ReadPage[],
  option: PagesOption,
  report: ReportNotes,
): readonly Read[] {
  const [first, ...others] = pages.filter(({ shapes }) => shapes.length > 0);
  if (!first) return [];
  if (others.length === 0) return first.shapes;
  if (option === 'first') {
    for (const { shapes } of others) report.note('left out', 'Shapes of other pages', shapes.length);
    return first.shapes;
  }
  report.note('approximated', 'Pages: frames side by side', others.length + 1);
  return layAsFrames([first, ...others]);
}

/** From left to right, their upper edges in line with the first's. */
function layAsFrames(pages: readonly ReadPage[]): Read[] {
  const taken = new Set(pages.flatMap(({ shapes }) => shapes.map(({ id }) => id)));
  let next: { readonly x: number; readonly y: number } | undefined;
  return pages.flatMap(({ key, name, shapes }, index) => {
    const box = expandBox(unionBoxes(shapes.map(boundsOf)) ?? NO_BOX, MARGIN_PX);
    const to = next ?? box;
    next = { x: to.x + box.w + GAP_PX, y: to.y };
    const id = isShapeId(key) && !taken.has(key) ? key : createShapeId();
    const frame: Read = {
      ...{ id, type: 'frame', ...box, ...to, w: box.w, h: box.h, rotation: 0 },
      ...{ frame: '', style: DEFAULT_STYLE, text: name || `Page ${index + 1}` },
    };
    const move = { dx: to.x - box.x, dy: to.y - box.y };
    return [frame, ...shapes.map((shape) => into(frame.id, shape, move))];
  });
}

const NO_BOX: Box = { x: 0, y: 0, w: 0, h: 0 };

function boundsOf({ x, y, w, h, rotation = 0 }: Read): Box {
  return rotatedBounds({ x, y, w, h }, rotation);
}

/** Frames lie in none, and what lies in them stays there. */
function into(frame: string, shape: Read, { dx, dy }: { readonly dx: number; readonly dy: number }): Read {
  const moved = { ...shape, x: shape.x + dx, y: shape.y + dy };
  return shape.type === 'frame' || shape.frame ? moved : { ...moved, frame };
}
