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

export interface Style {
  readonly color: Color;
  /** Stroke width in page px. */
  readonly width: number;
  readonly fill: Fill;
  /** 0 to 1. */
  readonly opacity: number;
}

export const DEFAULT_STYLE: Style = { color: 'black', width: 3.5, fill: 'none', opacity: 1 };

/** A complete style, whatever `value` is: what cannot be understood becomes the default. */
export function parseStyle(value: unknown): Style {
  const fields = isRecord(value) ? value : {};
  return {
    color: isColor(fields.color) ? fields.color : DEFAULT_STYLE.color,
    width: parseNumber(fields.width, DEFAULT_STYLE.width, MIN_STROKE_WIDTH_PX, MAX_STROKE_WIDTH_PX),
    fill: FILLS.find((fill) => fill === fields.fill) ?? DEFAULT_STYLE.fill,
    opacity: parseNumber(fields.opacity, DEFAULT_STYLE.opacity, 0, 1),
  };
}

export function isColor(value: unknown): value is Color {
  return isColorName(value) || isHexColor(value);
}

function isColorName(value: unknown): value is ColorName {
  return COLOR_NAMES.some((name) => name === value);
}

export function isHexColor(value: unknown): value is `#${string}` {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
}
