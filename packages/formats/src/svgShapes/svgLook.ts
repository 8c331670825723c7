import { type FontName, parseStyle, type Style } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import type { StyleSheet } from './cssRules.ts';
import { parseDeclarations } from './cssRules.ts';
import { svgColor } from './svgColor.ts';
import type { XmlElement } from './xmlTree.ts';

/** What an element is painted like: the properties that it has, or has from those around it. */
export interface SvgLook {
  get(property: Property): string;
  /** Of the element with all around it, 0 to 1. */
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** What those within an element have from it, and how it is without anybody saying so. */
const INHERITED = {
  fill: 'black',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  color: 'black',
  'font-family': '',
  'font-size': '16px',
  'text-anchor': 'start',
  visibility: 'visible',
  'marker-start': 'none',
  'marker-end': 'none',
} as const;
export type Property = keyof typeof INHERITED;

export const FIRST_LOOK: SvgLook = { get: (property) => INHERITED[property], opacity: 1, isHidden: false };

/** Effects that a board has not, by the property that asks for them. */
const EFFECTS: Readonly<Record<string, string>> = {
  filter: 'Filters, such as shadows and blur',
  mask: 'Masks, without which shapes are whole',
  'clip-path': 'Clip paths, without which shapes are whole',
  'mix-blend-mode': 'Blending of colours',
};

/** The look of an element: its attributes, style rules over them, its `style` over those. */
export function lookOf(element: XmlElement, around: SvgLook, sheet: StyleSheet, notes: ReportNotes): SvgLook {
  const own = new Map<string, string>();
  for (const [name, value] of element.attributes) if (isProperty(name)) own.set(name, value.trim());
  for (const declarations of sheet.declarationsFor(element))
    for (const [name, value] of declarations) own.set(name, value);
  for (const [name, value] of parseDeclarations(element.attributes.get('style') ?? '')) own.set(name, value);
  for (const [name, words] of Object.entries(EFFECTS)) {
    const effect = own.get(name) ?? 'none';
    if (effect !== 'none' && effect !== 'normal') notes.note('approximated', words);
  }
  const said = new Map<string, string>();
  for (const [name, value] of own) if (value !== '' && value !== 'inherit') said.set(name, value);
  const fontSize = fontSizePx(said.get('font-size'), around);
  if (fontSize !== undefined) said.set('font-size', `${fontSize}px`);
  return {
    get: (property) => said.get(property) ?? around.get(property),
    opacity: around.opacity * readShare(said.get('opacity') ?? '1'),
    isHidden: around.isHidden || said.get('display') === 'none',
  };
}

function isProperty(name: string): boolean {
  return (
    Object.hasOwn(INHERITED, name) || Object.hasOwn(EFFECTS, name) || name === 'opacity' || name === 'display'
  );
}

function readShare(text: string): number {
  const value = Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** A length in user units; percents and the like are not known here. */
export function readLength(text: string | undefined): number | undefined {
  const [, number, unit = 'px'] =
    /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]+)?\s*$/i.exec(text ?? '') ?? [];
  const scale = UNITS[unit.toLowerCase()];
  return number === undefined || scale === undefined ? undefined : Number(number) * scale;
}

function fontSizePx(text: string | undefined, around: SvgLook): number | undefined {
  if (text === undefined) return undefined;
  const outer = readLength(around.get('font-size')) ?? 16;
  const [, share, unit] = /^([\d.]{1,10})(em|rem|%)$/.exec(text) ?? [];
  if (share === undefined) return readLength(text) ?? outer;
  return (Number(share) / (unit === '%' ? 100 : 1)) * (unit === 'rem' ? 16 : outer);
}

export interface SvgStyle {
  readonly style: Style;
  /** Whether there is anything to see. */
  readonly isVisible: boolean;
  readonly hasFill: boolean;
  readonly hasStroke: boolean;
}

/** Colours that other elements stand for: by the id of a gradient that of one of its stops. */
export type GradientColors = ReadonlyMap<string, string>;

/** The style of a shape. `scale` is how much larger lines are on the page than they say. */
export function styleOf(
  look: SvgLook,
  scale: number,
  gradients: GradientColors,
  notes: ReportNotes,
): SvgStyle {
  const paint = (property: 'fill' | 'stroke') => paintOf(look, property, gradients, notes);
  const [fill, stroke] = [paint('fill'), paint('stroke')];
  const strokeWidth = readLength(look.get('stroke-width')) ?? 1;
  const hasStroke = stroke !== undefined && strokeWidth > 0;
  const hasFill = fill !== undefined;
  const opacities = [
    ...(hasFill ? [readShare(look.get('fill-opacity'))] : []),
    ...(hasStroke ? [readShare(look.get('stroke-opacity'))] : []),
  ];
  const [least, most] = [Math.min(...opacities, 1), opacities.length > 0 ? Math.max(...opacities) : 1];
  if (least !== most) notes.note('approximated', 'Lines and insides of different transparency');
  const style = parseStyle({
    color: hasStroke ? stroke : fill,
    // Every shape has a line: that of one without is as thin as can be.
    width: hasStroke ? strokeWidth * scale : HAIRLINE_PX,
    fill: hasFill ? 'solid' : 'none',
    fillColor: fill ?? 'stroke',
    opacity: look.opacity * most,
    dash: hasStroke ? dashOf(look.get('stroke-dasharray'), strokeWidth) : 'solid',
    roughness: 'clean',
    corners: 'sharp',
    font: fontOf(look.get('font-family')),
    fontSize: (readLength(look.get('font-size')) ?? 16) * scale,
  });
  const isVisible = (hasFill || hasStroke) && look.get('visibility') === 'visible';
  return { style, isVisible, hasFill, hasStroke };
}

const HAIRLINE_PX = 0.1;

function paintOf(
  look: SvgLook,
  property: 'fill' | 'stroke',
  gradients: GradientColors,
  notes: ReportNotes,
): `#${string}` | undefined {
  const [, id, fallback] = /^url\(\s*["']?#?([^"')]*)["']?\s*\)\s*(.*)$/.exec(look.get(property)) ?? [];
  if (id !== undefined) notes.note('approximated', 'Gradients and patterns, as one colour');
  const said = id === undefined ? look.get(property) : gradients.get(id) || fallback || 'none';
  const color = svgColor(/^currentcolor$/i.test(said) ? look.get('color') : said);
  if (color === undefined) notes.note('approximated', 'Colours that are not known, as black');
  return color === 'transparent' ? undefined : (color ?? '#000000');
}

function dashOf(text: string, width: number): Style['dash'] {
  const [first = 0] = text.match(/[\d.]+/g)?.map(Number) ?? [];
  if (text === 'none' || !/[1-9]/.test(text)) return 'solid';
  return first <= width * 1.5 ? 'dotted' : 'dashed';
}

function fontOf(family: string): FontName {
  if (/mono|courier|consolas|menlo/i.test(family)) return 'mono';
  return /shantell|virgil|excalifont|comic|cursive|hand/i.test(family) ? 'hand' : 'sans';
}
