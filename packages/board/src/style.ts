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

/** `tint` is a pale version of the stroke colour, `solid` the colour itself. */
export const FILLS = ['none', 'tint', 'solid'] as const;
export type Fill = (typeof FILLS)[number];

/** The widths a style panel offers, in page px. Any width between the limits is valid. */
export const STROKE_WIDTHS_PX = [2, 3.5, 6, 12] as const;
const MIN_STROKE_WIDTH_PX = 0.1;
const MAX_STROKE_WIDTH_PX = 200;

/** Families of text; what each looks like is the business of whoever draws. */
export const FONTS = ['hand', 'sans', 'mono'] as const;
export type FontName = (typeof FONTS)[number];
const MIN_FONT_SIZE_PX = 4;
const MAX_FONT_SIZE_PX = 1000;

export const ALIGNMENTS = ['left', 'center', 'right'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** What the ends of a line look like. */
export const HEADS = ['none', 'arrow', 'triangle', 'bar', 'dot'] as const;
export type Head = (typeof HEADS)[number];

export interface Style {
  readonly color: Color;
  /** Stroke width in page px. */
  readonly width: number;
  readonly fill: Fill;
  /** 0 to 1. */
  readonly opacity: number;
  readonly font: FontName;
  /** In page px. */
  readonly fontSize: number;
  readonly align: Alignment;
  readonly startHead: Head;
  readonly endHead: Head;
}

export const DEFAULT_STYLE: Style = Object.freeze({
  color: 'black',
  width: 3.5,
  fill: 'none',
  opacity: 1,
  font: 'hand',
  fontSize: 24,
  align: 'left',
  startHead: 'none',
  endHead: 'arrow',
} as const);

/** What only some types of shapes have a use for. */
const SPECIAL_KEYS = ['font', 'fontSize', 'align', 'startHead', 'endHead'] as const;

/** As it is stored with a new shape: what only some types have a use for is left out where it is the default. */
export function styleToStore(style: Style): Readonly<Record<string, unknown>> {
  const stored: Record<string, unknown> = { ...style };
  for (const key of SPECIAL_KEYS) if (style[key] === DEFAULT_STYLE[key]) delete stored[key];
  return { ...stored };
}

/** LIMIT of styles that are remembered: far more than a board has, and nothing when somebody makes up others. */
const MAX_INTERNED = 4096;
const intern = createIntern<Style>(MAX_INTERNED);

/**
 * A complete style, whatever `value` is: what cannot be understood becomes the default. Equal styles are one frozen object,
 * so that a board of 100,000 shapes holds a few dozen, and `===` tells most of the time whether two look the same.
 */
export function parseStyle(value: unknown): Style {
  const fields = isRecord(value) ? value : NO_FIELDS;
  const color = isColor(fields.color) ? fields.color : DEFAULT_STYLE.color;
  const width = parseNumber(fields.width, DEFAULT_STYLE.width, MIN_STROKE_WIDTH_PX, MAX_STROKE_WIDTH_PX);
  const fill = oneOf(FILLS, fields.fill, DEFAULT_STYLE.fill);
  const opacity = parseNumber(fields.opacity, DEFAULT_STYLE.opacity, 0, 1);
  const font = oneOf(FONTS, fields.font, DEFAULT_STYLE.font);
  const fontSize = parseNumber(fields.fontSize, DEFAULT_STYLE.fontSize, MIN_FONT_SIZE_PX, MAX_FONT_SIZE_PX);
  const align = oneOf(ALIGNMENTS, fields.align, DEFAULT_STYLE.align);
  const startHead = oneOf(HEADS, fields.startHead, DEFAULT_STYLE.startHead);
  const endHead = oneOf(HEADS, fields.endHead, DEFAULT_STYLE.endHead);
  const key = `${color} ${width} ${fill} ${opacity} ${font} ${fontSize} ${align} ${startHead} ${endHead}`;
  return intern(
    key,
    Object.freeze({ color, width, fill, opacity, font, fontSize, align, startHead, endHead }),
  );
}

const NO_FIELDS: Readonly<Record<string, unknown>> = {};

function oneOf<Value extends string>(values: readonly Value[], value: unknown, fallback: Value): Value {
  for (const known of values) if (known === value) return known;
  return fallback;
}

export function isColor(value: unknown): value is Color {
  return isColorName(value) || isHexColor(value);
}

function isColorName(value: unknown): value is ColorName {
  return oneOf<string>(COLOR_NAMES, value, '') !== '';
}

export function isHexColor(value: unknown): value is `#${string}` {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
}
