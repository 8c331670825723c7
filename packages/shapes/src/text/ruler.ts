import type { FontName } from '@drawbridge/board';
import type { Measure } from './breakLines.ts';

/** How wide text is in a font of this size, in page px. What it answers is good until it is asked for another font. */
export type Ruler = (font: FontName, fontSize: number) => Measure;

const FIRST_WIDE_CHARACTER = 0x2e80;
const AVERAGE_WIDTH_EM = 0.52;

/** About so, without any font. */
export const estimatingRuler: Ruler = (_font, fontSize) => (text) => {
  let em = 0;
  for (let index = 0; index < text.length; index++) {
    em += text.charCodeAt(index) < FIRST_WIDE_CHARACTER ? AVERAGE_WIDTH_EM : 1;
  }
  return em * fontSize;
};
