import { IDENTITY, type Matrix } from './matrix.ts';

/** What a canvas is set to, and gets back by `restore`. Names and values are those of canvases. */
export interface SvgState {
  fillStyle: string;
  strokeStyle: string;
  globalAlpha: number;
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'miter' | 'round' | 'bevel';
  miterLimit: number;
  font: string;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  textBaseline: 'alphabetic' | 'top' | 'hanging' | 'middle' | 'ideographic' | 'bottom';
  direction: 'ltr' | 'rtl' | 'inherit';
  imageSmoothingEnabled: boolean;
}

export const FIRST_STATE: SvgState = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  globalAlpha: 1,
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  miterLimit: 10,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  direction: 'inherit',
  imageSmoothingEnabled: true,
};

/** What cannot be set by assignment. */
export interface HiddenState {
  readonly matrix: Matrix;
  readonly dash: readonly number[];
  /** The id of the clip path, which itself is clipped by those around it. */
  readonly clip: string | undefined;
}

export const FIRST_HIDDEN_STATE: HiddenState = { matrix: IDENTITY, dash: [], clip: undefined };
