import { createShapeId, DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { safeLink } from '../safeLink.ts';
import { IDENTITY, type Matrix, multiply } from '../svg/matrix.ts';
import type { Drawing } from './drawing.ts';
import { outlineShapes } from './outlineShapes.ts';
import { placeBox } from './placeBox.ts';
import { FIRST_LOOK, lookOf, readLength, type SvgLook } from './svgLook.ts';
import { textLines } from './textLines.ts';
import { parseTransform, translation } from './transform.ts';
import { viewBoxMatrix } from './viewBox.ts';
import type { XmlElement } from './xmlTree.ts';

/** LIMITS of what refers to something else in the drawing: within each other, and in all. */
const MAX_USE_DEPTH = 16;
const MAX_VISITS = 400_000;

/** Where the walk is. */
interface Place {
  readonly matrix: Matrix;
  readonly look: SvgLook;
  /** The innermost first. */
  readonly groups: readonly string[];
  readonly link: string;
  readonly useDepth: number;
}

/** Thrown to end the walk; never leaves this file. */
class Enough extends Error {}

/** Puts the shapes of a drawing on its list, one more than it may have at most. */
export function walkDrawing(drawing: Drawing): void {
  const { notes, shapes } = drawing;
  let visits = 0;

  function add(found: readonly NewShape<Shape>[], { groups, link }: Place): void {
    for (const shape of found) {
      shapes.push({ ...shape, groups, ...(link && { link }) });
      if (shapes.length > drawing.limits.shapes) throw new Enough();
    }
  }

  function visitAll(children: XmlElement['children'], place: Place): void {
    for (const child of children) if (typeof child !== 'string') visit(child, place);
  }

  function visitGroup(element: XmlElement, place: Place): void {
    const before = shapes.length;
    visitAll(element.children, { ...place, groups: [createShapeId(), ...place.groups] });
    // One shape needs no group of its own.
    const only = shapes.length === before + 1 ? shapes[before] : undefined;
    if (only)
      shapes[before] = { ...only, groups: (only.groups ?? []).slice(-place.groups.length || Infinity) };
  }

  function visitUse(element: XmlElement, place: Place): void {
    const href = element.attributes.get('href') ?? '';
    const target = href.startsWith('#') ? drawing.byId.get(href.slice(1)) : undefined;
    if (!target) notes.note('left out', 'Copies of what is not in the drawing');
    else if (place.useDepth >= MAX_USE_DEPTH) notes.note('left out', 'Copies within too many other copies');
    else visitCopy(element, target, place);
  }

  function visitCopy(element: XmlElement, target: XmlElement, place: Place): void {
    const at = (name: string) => readLength(element.attributes.get(name));
    const matrix = multiply(place.matrix, translation(at('x') ?? 0, at('y') ?? 0));
    const inner = { ...place, matrix, useDepth: place.useDepth + 1 };
    if (target.name !== 'symbol' && target.name !== 'svg') {
      visit(target, inner);
      return;
    }
    const size = { w: at('width'), h: at('height') };
    const look = lookOf(target, place.look, drawing.sheet, notes);
    if (look.isHidden) return;
    visitGroup(target, { ...inner, look, matrix: multiply(matrix, viewBoxMatrix(target, size)) });
  }

  function visitImage({ attributes }: XmlElement, { matrix }: Place): NewShape<Shape>[] {
    const href = attributes.get('href') ?? '';
    const at = (name: string): number => readLength(attributes.get(name)) ?? 0;
    const box = placeBox({ x: at('x'), y: at('y'), w: at('width'), h: at('height') }, matrix);
    if (!/^data:image\/(?:png|jpeg|gif|webp|avif);/i.test(href)) {
      notes.note('left out', 'Pictures that are not in the drawing itself, or of another kind');
      return [];
    }
    if (!box || box.w === 0 || box.h === 0) return [];
    const id = createShapeId();
    drawing.images.set(id, href);
    const file = { name: '', w: Math.round(box.w), h: Math.round(box.h) };
    return [
      { id, type: 'image', ...box, file, text: attributes.get('aria-label') ?? '', style: DEFAULT_STYLE },
    ];
  }

  function visit(element: XmlElement, around: Place): void {
    visits += 1;
    if (visits > MAX_VISITS) {
      notes.note(
        'left out',
        'What is beyond the number of elements, with all copies, that a drawing may have',
      );
      throw new Enough();
    }
    const { name, attributes } = element;
    noteScripts(element, drawing);
    if (UNSEEN.has(name)) return;
    const look = lookOf(element, around.look, drawing.sheet, notes);
    if (look.isHidden) return;
    const matrix = multiply(around.matrix, parseTransform(attributes.get('transform')));
    const place = { ...around, look, matrix };
    if (OUTLINES.has(name)) add(outlineShapes(element, look, matrix, drawing), place);
    else if (name === 'text') add(textLines(element, look, matrix, drawing), place);
    else if (name === 'g' || name === 'switch') visitGroup(element, place);
    else if (name === 'a') visitGroup(element, { ...place, link: safeLink(attributes.get('href')) });
    else if (name === 'use') visitUse(element, place);
    else if (name === 'image') add(visitImage(element, place), place);
    else if (name === 'svg') {
      const at = translation(readLength(attributes.get('x')) ?? 0, readLength(attributes.get('y')) ?? 0);
      visitGroup(element, { ...place, matrix: multiply(multiply(matrix, at), viewBoxMatrix(element)) });
    } else if (!name.includes(':'))
      notes.note('left out', LEFT_OUT.get(name) ?? 'Elements of kinds that boards do not have');
  }

  const start: Place = { matrix: IDENTITY, look: FIRST_LOOK, groups: [], link: '', useDepth: 0 };
  try {
    visit(drawing.root, start);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

const OUTLINES: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
]);

/** What is there for others, or says something about the drawing. */
const UNSEEN: ReadonlySet<string> = new Set([
  ...[
    'defs',
    'symbol',
    'clipPath',
    'mask',
    'pattern',
    'marker',
    'filter',
    'linearGradient',
    'radialGradient',
  ],
  ...['style', 'title', 'desc', 'metadata', 'view', 'script'],
]);

const ANIMATIONS = 'Animations';
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['foreignObject', 'Pieces of web pages'],
  ['animate', ANIMATIONS],
  ['animateTransform', ANIMATIONS],
  ['animateMotion', ANIMATIONS],
  ['set', ANIMATIONS],
]);

/** They would run in a page that shows the drawing; here nothing does. */
function noteScripts({ name, attributes }: XmlElement, { notes }: Drawing): void {
  const hasHandler = [...attributes.keys()].some((key) => /^on/i.test(key));
  if (name === 'script' || hasHandler) notes.note('left out', 'Scripts');
}
