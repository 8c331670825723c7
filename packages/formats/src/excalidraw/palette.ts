import { COLOR_NAMES, type Color, type ColorName, isHexColor } from '@drawbridge/board';
import { hexByte } from '../cssColor.ts';

/*
 * Excalidraw has fixed colours and turns the whole drawing over in the dark; our named ones are others in the dark. So its own
 * palette and our names stand for each other, there and back; any other colour stays exactly what it is.
 */

/** For lines: the darker half of its palette. */
const STROKES: Readonly<Record<ColorName, string>> = {
  black: '#1e1e1e',
  grey: '#868e96',
  red: '#e03131',
  orange: '#e8590c',
  yellow: '#f08c00',
  green: '#2f9e44',
  teal: '#0c8599',
  blue: '#1971c2',
  violet: '#6741d9',
  pink: '#c2255c',
};

/** For fills: the palest of each. */
const TINTS: Readonly<Record<ColorName, string>> = {
  black: '#dee2e6',
  grey: '#e9ecef',
  red: '#ffc9c9',
  orange: '#ffd8a8',
  yellow: '#ffec99',
  green: '#b2f2bb',
  teal: '#99e9f2',
  blue: '#a5d8ff',
  violet: '#d0bfff',
  pink: '#fcc2d7',
};

/** The black that Excalidraw drew with until 2023. */
const OLD_BLACK = '#000000';

const STROKE_NAMES = namesOf(STROKES).set(OLD_BLACK, 'black');
const TINT_NAMES = namesOf(TINTS);

function namesOf(colors: Readonly<Record<ColorName, string>>): Map<string, ColorName> {
  return new Map(COLOR_NAMES.map((name) => [colors[name], name]));
}

export function strokeHex(color: Color): string {
  return isHexColor(color) ? color : STROKES[color];
}

/** The pale version of a colour; of one without a name, as it looks on white. */
export function tintHex(color: Color): string {
  return isHexColor(color) ? paleHex(color) : TINTS[color];
}

/** A colour of ours for a hexadecimal one. */
export function colorOfStroke(hex: `#${string}`): Color {
  return STROKE_NAMES.get(hex) ?? hex;
}

/** The named colour that this is the pale version of. */
export function colorOfTint(hex: string): ColorName | undefined {
  return TINT_NAMES.get(hex);
}

/** How much of the colour there is in a tint of it; the rest is white. */
const TINT_SHARE = 0x2e / 0xff;

function paleHex(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `#${parts.map((part) => hexByte(255 + (part - 255) * TINT_SHARE)).join('')}`;
}
