import { collectReport } from '../collectReport.ts';
import { type DrawnOptions, withDefaults } from '../drawnOptions.ts';
import { isPlace } from '../excalidraw/element.ts';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import { type Refused, refused } from '../refused.ts';
import type { ReadResult } from '../report.ts';
import { createStyleSheet } from './cssRules.ts';
import type { Drawing } from './drawing.ts';
import { gradientColors } from './gradientColors.ts';
import { readLength } from './svgLook.ts';
import { readNumbers } from './transform.ts';
import { walkDrawing } from './walkDrawing.ts';
import { MAX_SVG_CHARACTERS, parseXmlTree, type XmlElement } from './xmlTree.ts';

/**
 * The shapes in a drawing (SVG), from back to front, with its groups. Undefined for a text that is none. What shapes cannot show is
 * left out or simplified, which the report says: of a drawing that lives by such things, a picture may be the better choice.
 */
export function readSvgShapes(
  text: string,
  limits: ReadLimits = PASTE_LIMITS,
  options: Pick<DrawnOptions, 'measure'> = {},
): ReadResult | Refused | undefined {
  const head = text.slice(0, HEAD_CHARACTERS);
  if (!/^\ufeff?\s*</.test(head) || !/<(?:svg:)?svg[\s>]/.test(head)) return undefined;
  if (text.length > MAX_SVG_CHARACTERS)
    return refused('This drawing has too many characters to be taken apart.');
  const notes = collectReport();
  const root = parseXmlTree(text, notes);
  if (root?.name !== 'svg') return undefined;
  const byId = new Map<string, XmlElement>();
  const css: string[] = [];
  collect(root, byId, css);
  const drawing: Drawing = {
    root,
    byId,
    sheet: createStyleSheet(css.join('\n'), notes),
    gradients: gradientColors(byId),
    limits,
    measure: withDefaults(options).measure,
    tolerance: toleranceOf(root),
    notes,
    shapes: [],
    images: new Map(),
  };
  walkDrawing(drawing);
  return summarise(drawing, notes.lines);
}

/** What comes before the first element: comments, and what editors write about themselves. */
const HEAD_CHARACTERS = 64 * 1024;

function summarise(
  { shapes, images, limits, notes }: Drawing,
  linesOf: ReturnType<typeof collectReport>['lines'],
): ReadResult {
  if (shapes.length > limits.shapes) return { kind: 'tooMany', count: shapes.length };
  const placed = shapes.filter(({ x, y, w, h }) => [x, y, w, h, x + w, y + h].every(isPlace));
  const skipped = shapes.length - placed.length;
  if (skipped > 0) notes.note('left out', 'Shapes that lie at no place there is', skipped);
  const lines = linesOf();
  const sum = (fate: string): number =>
    lines.reduce((all, line) => all + (line.fate === fate ? line.count : 0), 0);
  const report = {
    kept: placed.length,
    changed: Math.min(placed.length, sum('approximated')),
    skipped: sum('left out'),
    lines,
  };
  return { kind: 'shapes', shapes: placed, report, images };
}

/** By name, the first of several; and the style sheets. In no order of calls, as drawings may be nested deep. */
function collect(root: XmlElement, byId: Map<string, XmlElement>, css: string[]): void {
  const open: XmlElement[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const id = element.attributes.get('id');
    if (id && !byId.has(id)) byId.set(id, element);
    if (element.name === 'style')
      css.push(element.children.filter((child) => typeof child === 'string').join(''));
    for (const child of element.children.toReversed()) if (typeof child !== 'string') open.push(child);
  }
}

const MIN_TOLERANCE_PX = 0.02;
const MAX_TOLERANCE_PX = 0.25;
/** Of the size of a drawing, what nobody sees when it fills a screen. */
const TOLERANCE_SHARE = 1 / 4000;

function toleranceOf({ attributes }: XmlElement): number {
  const [, , boxWidth = 0] = readNumbers((attributes.get('viewBox') ?? '').slice(0, 200));
  const width = readLength(attributes.get('width')) ?? boxWidth;
  return Math.min(MAX_TOLERANCE_PX, Math.max(MIN_TOLERANCE_PX, width * TOLERANCE_SHARE || MAX_TOLERANCE_PX));
}
