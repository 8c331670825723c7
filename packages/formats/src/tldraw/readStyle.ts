import {
  type Alignment,
  type Color,
  type Dash,
  type Fill,
  type FillColor,
  type FontName,
  parseStyle,
  type Style,
  type VerticalAlignment,
} from '@drawbridge/board';
import { type Fields, scaleOf } from './fields.ts';
import type { ShapeNotes } from './notes.ts';
import { PAPER_WHITE, shadeOf } from './palette.ts';

/** Sizes have names; these are their px. */
type Sizes = ReadonlyMap<unknown, number>;

export const LINE_SIZES: Sizes = sizes(2, 3.5, 5, 10);
export const TEXT_SIZES: Sizes = sizes(18, 24, 36, 44);
export const LABEL_SIZES: Sizes = sizes(18, 22, 26, 32);
export const ARROW_LABEL_SIZES: Sizes = sizes(18, 20, 24, 28);

const USUAL_SIZE = 'm';

function sizes(...[s, m, l, xl]: readonly [number, number, number, number]): Sizes {
  return new Map(Object.entries({ s, m, l, xl }));
}

/** In page px, as much larger as the shape says. */
export function sizeOf(props: Fields, from: Sizes): number {
  return (from.get(props.size) ?? from.get(USUAL_SIZE) ?? 0) * scaleOf(props);
}

export const LABEL_COLOR_WORDS = 'Words in another colour than their shape: in that of its line';

/** What a shape looks like, with its words in the sizes of `fontSizes`. */
export function readStyle(props: Fields, opacity: number, fontSizes: Sizes, notes: ShapeNotes): Style {
  const color = readColor(props.color, notes);
  const fill = readFill(props, notes);
  const isBare = props.dash === 'none';
  const fillColor = fill.fillColor === 'stroke' ? color : fill.fillColor;
  if (isBare) notes.changed('Shapes without an outline: it has the colour of the inside');
  return parseStyle({
    ...fill,
    color: isBare && fill.fill !== 'none' ? fillColor : color,
    width: sizeOf(props, LINE_SIZES),
    opacity: isBare && fill.fill === 'none' ? 0 : opacity,
    dash: DASHES.get(props.dash) ?? 'solid',
    roughness: isDrawn(props) ? 'hand-drawn' : 'clean',
    corners: isDrawn(props) ? 'round' : 'sharp',
    fontSize: sizeOf(props, fontSizes),
    ...readLettering(props, notes),
  });
}

/** By a hand that is not quite steady, which is how tldraw draws unless told otherwise. */
export function isDrawn({ dash = 'draw' }: Fields): boolean {
  return dash === 'draw';
}

const DASHES: ReadonlyMap<unknown, Dash> = new Map([
  ['dashed', 'dashed'],
  ['dotted', 'dotted'],
]);

export function readColor(name: unknown, notes: ShapeNotes): Color {
  const color = shadeOf(name ?? 'black', 'line');
  if (color === undefined) notes.changed('Colours that are not known: black');
  return color ?? 'black';
}

function readFill(props: Fields, notes: ShapeNotes): { readonly fill: Fill; readonly fillColor: FillColor } {
  switch (props.fill) {
    case 'semi':
      return { fill: 'solid', fillColor: PAPER_WHITE };
    case 'solid':
      return { fill: 'tint', fillColor: shadeOf(props.color ?? 'black', 'tint') ?? 'stroke' };
    case 'pattern':
      notes.changed('Pattern fills: lines without the pale ground behind them');
      return { fill: 'hachure', fillColor: 'stroke' };
    case 'lined-fill':
      return { fill: 'solid', fillColor: shadeOf(props.color ?? 'black', 'lined') ?? 'stroke' };
    case 'fill':
      return { fill: 'solid', fillColor: 'stroke' };
    default:
      return { fill: 'none', fillColor: 'stroke' };
  }
}

function readLettering(props: Fields, notes: ShapeNotes): Partial<Style> {
  if (props.font === 'serif') notes.changed('Type with serifs: without them');
  const align = ALIGNMENTS.get(props.textAlign ?? props.align) ?? 'auto';
  if (LEGACY.has(props.align))
    notes.changed('Lines that begin at each other in the middle of a shape: at its side');
  return {
    font: FONTS.get(props.font) ?? 'hand',
    align,
    verticalAlign: VERTICAL.get(props.verticalAlign) ?? 'middle',
  };
}

const FONTS: ReadonlyMap<unknown, FontName> = new Map([
  ['sans', 'sans'],
  ['serif', 'sans'],
  ['mono', 'mono'],
]);

const ALIGNMENTS: ReadonlyMap<unknown, Alignment> = new Map([
  ['start', 'left'],
  ['start-legacy', 'left'],
  ['middle', 'center'],
  ['middle-legacy', 'center'],
  ['end', 'right'],
  ['end-legacy', 'right'],
]);

const LEGACY: ReadonlySet<unknown> = new Set(['start-legacy', 'end-legacy']);

const VERTICAL: ReadonlyMap<unknown, VerticalAlignment> = new Map([
  ['start', 'top'],
  ['middle', 'middle'],
  ['end', 'bottom'],
]);
