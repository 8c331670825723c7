import {
  type Color,
  type Dash,
  type Fill,
  type FillColor,
  isRecord,
  parseStyle,
  type Route,
  type Style,
} from '@drawbridge/board';
import { parseCssColor } from '../cssColor.ts';
import type { Fields, Notes } from './element.ts';
import { parseFont } from './fonts.ts';
import { readMark } from './own.ts';
import { colorOfStroke, colorOfTint } from './palette.ts';
import { readWidth } from './strokeWidth.ts';

/** What an element looks like, as far as our shapes can; what they cannot is noted. */
export function readStyle(fields: Fields, notes: Notes): Style {
  const stroke = readStroke(fields, notes);
  const fill = readFill(fields, notes);
  return parseStyle({
    ...fill,
    // There is no line of ours without a colour: that of the fill shows least.
    color: stroke ?? (fill.fillColor === 'stroke' ? 'black' : fill.fillColor),
    width: readWidth(fields) ?? DEFAULT_WIDTH,
    opacity: readOpacity(fields.opacity, stroke !== undefined || fill.fill !== 'none'),
    dash: readDash(fields.strokeStyle),
    roughness: ROUGHNESSES[typeof fields.roughness === 'number' ? Math.round(fields.roughness) : 1],
    corners: readMark(fields).corners ?? (isRound(fields) || fields.elbowed === true ? 'round' : 'sharp'),
    route: readRoute(fields),
    font: parseFont(fields.fontFamily),
    fontSize: fields.fontSize ?? DEFAULT_FONT_SIZE,
  });
}

/** Excalidraw's own, for what an older version did not write. */
const DEFAULT_WIDTH = 2;
const DEFAULT_FONT_SIZE = 20;
const ROUGHNESSES = ['clean', 'hand-drawn', 'sketchy'] as const;

const ODD_COLOR = 'Lines whose colour could not be read are black';

/** Undefined for a line that is not to be seen. */
function readStroke(fields: Fields, notes: Notes): Color | undefined {
  const color = parseCssColor(fields.strokeColor ?? '#1e1e1e');
  if (color === 'transparent') {
    notes.changed('Outlines without a colour have that of the filling');
    return undefined;
  }
  if (color) return colorOfStroke(color);
  notes.changed(ODD_COLOR);
  return 'black';
}

function readFill(fields: Fields, notes: Notes): { readonly fill: Fill; readonly fillColor: FillColor } {
  const color = parseCssColor(fields.backgroundColor ?? 'transparent');
  if (color === undefined || color === 'transparent') {
    if (color === undefined) notes.changed('Fillings whose colour could not be read are left away');
    return { fill: 'none', fillColor: 'stroke' };
  }
  const tint = colorOfTint(color);
  const fill = FILLS.get(fields.fillStyle) ?? 'solid';
  if (fields.fillStyle === 'zigzag') notes.changed('Zigzag fillings are hatched');
  return fill === 'solid' && tint
    ? { fill: 'tint', fillColor: tint }
    : { fill, fillColor: colorOfStroke(color) };
}

/** What a sticky note is made of: paper, whose colours are pale; the usual one where none is said. */
export function readPaper({ backgroundColor }: Fields): FillColor {
  const color = parseCssColor(backgroundColor);
  return color === undefined || color === 'transparent' ? 'stroke' : (colorOfTint(color) ?? color);
}

/** Solid, unless it says otherwise. */
const FILLS: ReadonlyMap<unknown, Fill> = new Map([
  ['hachure', 'hachure'],
  ['zigzag', 'hachure'],
  ['cross-hatch', 'cross-hatch'],
]);

const PERCENT = 100;

function readOpacity(value: unknown, isVisible: boolean): number {
  if (!isVisible) return 0;
  return typeof value === 'number' ? value / PERCENT : 1;
}

function readDash(value: unknown): Dash {
  return value === 'dashed' || value === 'dotted' ? value : 'solid';
}

/** Only lines go anywhere. */
function readRoute(fields: Fields): Route {
  if (fields.type !== 'line' && fields.type !== 'arrow') return 'straight';
  if (fields.elbowed === true) return 'elbow';
  return isRound(fields) ? 'curved' : 'straight';
}

function isRound({ roundness }: Fields): boolean {
  return isRecord(roundness);
}
