import type { Matrix } from './matrix.ts';
import type { Paint } from './paint.ts';
import type { SvgState } from './svgState.ts';
import { element, escapeXml, formatNumber } from './xml.ts';

interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly matrix: Matrix;
  readonly clip: string | undefined;
  readonly paint: Paint;
  readonly state: Pick<SvgState, 'font' | 'textAlign' | 'textBaseline' | 'direction'>;
}

/** One line of text, in letters that can be searched and copied. */
export function textElement(text: string, { x, y, matrix, clip, paint, state }: PlacedText): string {
  const { size, families } = parseFont(state.font);
  const isRightToLeft = state.direction === 'rtl';
  return element(
    'text',
    {
      ...placeOf(x, y, matrix),
      'font-family': families,
      'font-size': size,
      fill: paint.color,
      'fill-opacity': paint.opacity < 1 ? paint.opacity : undefined,
      'text-anchor': anchorOf(state.textAlign, isRightToLeft),
      'dominant-baseline': BASELINES[state.textBaseline],
      direction: isRightToLeft ? 'rtl' : undefined,
      // Or several spaces would be one.
      style: 'white-space:pre',
      'clip-path': clip,
    },
    escapeXml(text),
  );
}

/** A transform is only said where there is more to say than a place. */
function placeOf(x: number, y: number, { a, b, c, d, e, f }: Matrix) {
  if (a === 1 && b === 0 && c === 0 && d === 1) return { x: x + e, y: y + f };
  return {
    x,
    y,
    transform: `matrix(${[a, b, c, d].map(exact).join(' ')} ${[e, f].map(formatNumber).join(' ')})`,
  };
}

/** An angle needs more digits than a place. */
function exact(value: number): string {
  return String(Number(value.toFixed(6)));
}

const DEFAULT_FONT = { size: 10, families: 'sans-serif' };

/** A font as canvases have it. */
export function parseFont(font: string): { readonly size: number; readonly families: string } {
  const [, size, families] = /([\d.]+)px\s+(.+)$/.exec(font) ?? [];
  return size && families ? { size: Number(size), families } : DEFAULT_FONT;
}

/** SVG counts from where the text begins, which in some languages is on the right. */
function anchorOf(align: SvgState['textAlign'], isRightToLeft: boolean): string | undefined {
  if (align === 'center') return 'middle';
  const isEnd =
    align === 'end' || (align === 'right' && !isRightToLeft) || (align === 'left' && isRightToLeft);
  return isEnd ? 'end' : undefined;
}

const BASELINES: Readonly<Record<SvgState['textBaseline'], string | undefined>> = {
  alphabetic: undefined,
  ideographic: 'ideographic',
  middle: 'central',
  top: 'text-before-edge',
  hanging: 'hanging',
  bottom: 'text-after-edge',
};
