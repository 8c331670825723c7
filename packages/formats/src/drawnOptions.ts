import { DEFAULT_STYLE, type Style } from '@drawbridge/board';
import { estimateText, type MeasureText } from './excalidraw/textBox.ts';
import { PASTE_LIMITS, type ReadLimits } from './limits.ts';

/** What is only described, such as a table, is drawn by us: how. Everything has a default. */
export interface DrawnOptions {
  readonly limits?: ReadLimits;
  /** Of what is not said otherwise: line, colour, font. */
  readonly style?: Style;
  /** Without it, boxes are as large as words usually are. */
  readonly measure?: MeasureText;
}

export function withDefaults(options: DrawnOptions): Required<DrawnOptions> {
  return { limits: PASTE_LIMITS, style: DEFAULT_STYLE, measure: estimateText, ...options };
}
