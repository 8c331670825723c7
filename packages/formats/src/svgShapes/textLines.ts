import { type NewShape, parseStyle, type ShapeOf } from '@drawbridge/board';
import { LINE_HEIGHT } from '../excalidraw/textBox.ts';
import { type Matrix, multiply, scaleOf } from '../svg/matrix.ts';
import type { Drawing } from './drawing.ts';
import { applyMatrix } from './flattenSubpath.ts';
import { lookOf, readLength, type SvgLook, styleOf } from './svgLook.ts';
import { translation } from './transform.ts';
import type { XmlElement } from './xmlTree.ts';

/** Words of one look that follow each other from one place. */
interface Run {
  words: string;
  readonly look: SvgLook;
  readonly x: number;
  readonly y: number;
}

/** From the top of a line to its baseline, of the size of the font. */
const BASELINE = 0.98;

/** The lines of a text, each a shape: one begins wherever the text says a place. */
export function textLines(
  element: XmlElement,
  look: SvgLook,
  matrix: Matrix,
  drawing: Drawing,
): NewShape<ShapeOf<'text'>>[] {
  const runs: Run[] = [];
  collectRuns(element, look, { x: 0, y: 0 }, drawing, runs);
  return runs.flatMap((run) => lineShape(run, matrix, drawing) ?? []);
}

function collectRuns(
  element: XmlElement,
  look: SvgLook,
  at: { readonly x: number; readonly y: number },
  drawing: Drawing,
  runs: Run[],
): void {
  const { attributes } = element;
  const first = (name: string): number | undefined =>
    readLength(
      attributes
        .get(name)
        ?.trim()
        .split(/[\s,]+/)[0],
    );
  const [dx, dy] = [offsetOf(attributes.get('dx'), look), offsetOf(attributes.get('dy'), look)];
  const place = { x: (first('x') ?? at.x) + dx, y: (first('y') ?? at.y) + dy };
  if (startsRun(element) || runs.length === 0) runs.push({ words: '', look, ...place });
  for (const child of element.children) {
    const run = runs.at(-1);
    if (typeof child === 'string') {
      if (run && run.words.length < drawing.limits.characters) run.words += child.replace(/\s+/g, ' ');
      continue;
    }
    if (child.name === 'title' || child.name === 'desc') continue;
    if (child.name === 'textPath')
      drawing.notes.note('approximated', 'Words along a path, which stand on a line');
    const inner = lookOf(child, look, drawing.sheet, drawing.notes);
    if (run && SHOWN.some((property) => run.look.get(property) !== inner.get(property)) && !startsRun(child))
      drawing.notes.note('approximated', 'Words of several looks in one line, which look like the first');
    if (!inner.isHidden)
      collectRuns(child, inner, { x: run?.x ?? place.x, y: run?.y ?? place.y }, drawing, runs);
  }
}

/** Whether the words of an element begin at a place of their own. */
function startsRun({ attributes }: XmlElement): boolean {
  return ['x', 'y', 'dy'].some((name) => attributes.has(name));
}

const SHOWN = ['fill', 'font-size', 'font-family'] as const;

/** Lines are usually set below each other by a multiple of their font's size. */
function offsetOf(text: string | undefined, look: SvgLook): number {
  const first = text?.trim().split(/[\s,]+/)[0];
  const em = /^(-?[\d.]{1,10})em$/.exec(first ?? '')?.[1];
  return em === undefined ? (readLength(first) ?? 0) : Number(em) * (readLength(look.get('font-size')) ?? 0);
}

function lineShape(run: Run, matrix: Matrix, { gradients, limits, measure, notes }: Drawing) {
  const text = run.words.trim().slice(0, limits.characters).toWellFormed();
  const { style: drawn, isVisible, hasFill } = styleOf(run.look, scaleOf(matrix), gradients, notes);
  if (text === '' || !isVisible) return undefined;
  const anchor = ANCHORS.get(run.look.get('text-anchor')) ?? { align: 'left' as const, share: 0 };
  const color = hasFill && drawn.fillColor !== 'stroke' ? drawn.fillColor : drawn.color;
  const style = parseStyle({ ...drawn, color, fill: 'none', align: anchor.align });
  const [w, h] = [measure(text, style), style.fontSize * LINE_HEIGHT];
  const here = multiply(matrix, translation(run.x, run.y));
  const rotation = Math.atan2(matrix.b, matrix.a);
  // From the place of the words to the middle of their box, along the line and up from it.
  const [along, up] = [w * (0.5 - anchor.share), h / 2 - BASELINE * style.fontSize];
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const place = applyMatrix(here, 0, 0);
  const center = { x: place.x + along * cos - up * sin, y: place.y + along * sin + up * cos };
  return {
    type: 'text' as const,
    x: center.x - w / 2,
    y: center.y - h / 2,
    w,
    h,
    rotation,
    style,
    text,
    wraps: false,
  };
}

const ANCHORS = new Map([
  ['middle', { align: 'center' as const, share: 0.5 }],
  ['end', { align: 'right' as const, share: 1 }],
]);
