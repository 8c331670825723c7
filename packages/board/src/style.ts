import { createIntern } from './intern.ts';
import { isRecord, parseNumber } from './number.ts';

/** Colours that each theme resolves for itself, so that a board reads well in the light and in the dark. */
export const COLOR_NAMES = [
  'black',
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
export type ColorName = (typeof COLOR_NAMES)[number];
export type Color = ColorName | `#${string}`;

/** `tint` is a pale version of the fill colour, `solid` the colour itself; the others are lines of it. */
export const FILLS = ['none', 'tint', 'solid', 'hachure', 'cross-hatch'] as const;
export type Fill = (typeof FILLS)[number];

/** `stroke` is the colour of the line, whatever that becomes. */
export type FillColor = Color | 'stroke';

/** The widths a style panel offers, in page px. Any width between the limits is valid. */
export const STROKE_WIDTHS_PX = [2, 3.5, 6, 12] as const;
const MIN_STROKE_WIDTH_PX = 0.1;
const MAX_STROKE_WIDTH_PX = 200;

export const DASHES = ['solid', 'dashed', 'dotted'] as const;
export type Dash = (typeof DASHES)[number];

/** How a line looks: exact, as by a steady hand, as by a quick one. */
export const ROUGHNESSES = ['clean', 'hand-drawn', 'sketchy'] as const;
export type Roughness = (typeof ROUGHNESSES)[number];

export const CORNERS = ['round', 'sharp'] as const;
export type Corners = (typeof CORNERS)[number];

/** Families of text; what each looks like is the business of whoever draws. */
export const FONTS = ['hand', 'sans', 'mono'] as const;
export type FontName = (typeof FONTS)[number];
const MIN_FONT_SIZE_PX = 4;
const MAX_FONT_SIZE_PX = 1000;

/** `auto` is what suits the shape: at the start of the line in text, in the middle of other shapes. */
export const ALIGNMENTS = ['left', 'center', 'right', 'auto'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const VERTICAL_ALIGNMENTS = ['middle', 'top', 'bottom'] as const;
export type VerticalAlignment = (typeof VERTICAL_ALIGNMENTS)[number];

/** The way of a line from corner to corner; `elbow` has only upright and level pieces. */
export const ROUTES = ['straight', 'curved', 'elbow'] as const;
export type Route = (typeof ROUTES)[number];

/** What the ends of a line look like. */
export const HEADS = [
  'none',
  'arrow',
  'triangle',
  'bar',
  'dot',
  'triangle-outline',
  'dot-outline',
  'diamond',
  'diamond-outline',
  'one',
  'many',
  'one-or-many',
] as const;
export type Head = (typeof HEADS)[number];

export interface Style {
  readonly color: Color;
  /** Stroke width in page px. */
  readonly width: number;
  readonly fill: Fill;
  readonly fillColor: FillColor;
  /** 0 to 1. */
  readonly opacity: number;
  readonly dash: Dash;
  readonly roughness: Roughness;
  readonly corners: Corners;
  readonly font: FontName;
  /** In page px. */
  readonly fontSize: number;
  readonly align: Alignment;
  readonly verticalAlign: VerticalAlignment;
  readonly route: Route;
  readonly startHead: Head;
  readonly endHead: Head;
}

export type StyleKey = keyof Style;

export const DEFAULT_STYLE: Style = Object.freeze({
  color: 'black',
  width: 3.5,
  fill: 'none',
  fillColor: 'stroke',
  opacity: 1,
  dash: 'solid',
  roughness: 'clean',
  corners: 'round',
  font: 'hand',
  fontSize: 24,
  align: 'auto',
  verticalAlign: 'middle',
  route: 'straight',
  startHead: 'none',
  endHead: 'arrow',
} as const);

/** The properties that are one of a list. The lists are append-only: messages name their values by place. */
export const STYLE_CHOICES = {
  fill: FILLS,
  dash: DASHES,
  roughness: ROUGHNESSES,
  corners: CORNERS,
  font: FONTS,
  align: ALIGNMENTS,
  verticalAlign: VERTICAL_ALIGNMENTS,
  route: ROUTES,
  startHead: HEADS,
  endHead: HEADS,
} as const satisfies { readonly [Key in StyleKey]?: readonly Style[Key][] };

/** What is always stored; the rest is left out where it is the default. */
const STORED_ALWAYS: ReadonlySet<string> = new Set<StyleKey>(['color', 'width', 'fill', 'opacity']);

/** As it is stored with a new shape. */
export function styleToStore(style: Style): Readonly<Record<string, unknown>> {
  const stored = Object.entries(style).filter(
    ([key, value]) => STORED_ALWAYS.has(key) || DEFAULT_STYLE[key as StyleKey] !== value,
  );
  return Object.fromEntries(stored);
}

/** LIMIT of styles that are remembered: far more than a board has, and nothing when somebody makes up others. */
const MAX_INTERNED = 4096;
const intern = createIntern<Style>(MAX_INTERNED);
const understood = createIntern<Style>(MAX_INTERNED);

/**
 * A complete style, whatever `value` is: what cannot be understood becomes the default. Equal styles are one frozen object,
 * so that a board of 100,000 shapes holds a few dozen, and `===` tells most of the time whether two look the same.
 */
export function parseStyle(value: unknown): Style {
  const fields = isRecord(value) ? value : NO_FIELDS;
  // By what is written: nearly every shape of a board that opens says one of a few styles, which then are not read again.
  return understood(nameOf(fields), () => readStyle(fields));
}

const NO_FIELDS: Readonly<Record<string, unknown>> = {};

function readStyle(fields: Readonly<Record<string, unknown>>): Style {
  const style: Style = {
    color: isColor(fields.color) ? fields.color : DEFAULT_STYLE.color,
    width: parseNumber(fields.width, DEFAULT_STYLE.width, MIN_STROKE_WIDTH_PX, MAX_STROKE_WIDTH_PX),
    fill: choose('fill', fields.fill),
    fillColor: isColor(fields.fillColor) ? fields.fillColor : DEFAULT_STYLE.fillColor,
    opacity: parseNumber(fields.opacity, DEFAULT_STYLE.opacity, 0, 1),
    dash: choose('dash', fields.dash),
    roughness: choose('roughness', fields.roughness),
    corners: choose('corners', fields.corners),
    font: choose('font', fields.font),
    fontSize: parseNumber(fields.fontSize, DEFAULT_STYLE.fontSize, MIN_FONT_SIZE_PX, MAX_FONT_SIZE_PX),
    align: choose('align', fields.align),
    verticalAlign: choose('verticalAlign', fields.verticalAlign),
    route: choose('route', fields.route),
    startHead: choose('startHead', fields.startHead),
    endHead: choose('endHead', fields.endHead),
  };
  return intern(nameOf({ ...style }), () => Object.freeze(style));
}

// Complete, as DEFAULT_STYLE is.
const STYLE_KEYS = Object.keys(DEFAULT_STYLE) as readonly StyleKey[];

/** What the values that decide about the style are, as one string. Values that are of no use are all the same. */
function nameOf(fields: Readonly<Record<string, unknown>>): string {
  let name = '';
  for (const key of STYLE_KEYS) {
    const value = fields[key];
    if (typeof value === 'number') name += `${value} `;
    else if (typeof value === 'string' && isPlainWord(value)) name += `'${value} `;
    else name += ', ';
  }
  return name;
}

/** Longer than this is no value of ours. */
const MAX_WORD_LENGTH = 32;

function isPlainWord(value: string): boolean {
  return value.length <= MAX_WORD_LENGTH && !value.includes(' ');
}

function choose<Key extends keyof typeof STYLE_CHOICES>(key: Key, value: unknown): Style[Key] {
  const choices: readonly unknown[] = STYLE_CHOICES[key];
  // It is one of the choices for this key, whose type this is.
  return choices.includes(value) ? (value as Style[Key]) : DEFAULT_STYLE[key];
}

export function isColor(value: unknown): value is Color {
  return isColorName(value) || isHexColor(value);
}

function isColorName(value: unknown): value is ColorName {
  const names: readonly unknown[] = COLOR_NAMES;
  return names.includes(value);
}

export function isHexColor(value: unknown): value is `#${string}` {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
}
