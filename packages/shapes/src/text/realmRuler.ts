import type { Context2D } from '../context2D.ts';
import { rulerOn } from './canvasRuler.ts';
import { estimatingRuler, type Ruler } from './ruler.ts';

type Measuring = Pick<Context2D, 'font' | 'measureText'>;

/* A page has its fonts once for all editors on it, and so it has the canvas on which they are measured. */
let measuring: Measuring | undefined;

/**
 * Widths of text with nothing to draw on at hand: those of the page's fonts, in a browser; about so, where there is no
 * canvas, as in Node.
 */
export function realmRuler(): Ruler {
  measuring ??= createMeasuring();
  return measuring ? rulerOn(measuring) : estimatingRuler;
}

function createMeasuring(): Measuring | undefined {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(1, 1).getContext('2d') ?? undefined;
  if (typeof document === 'undefined') return undefined;
  return document.createElement('canvas').getContext('2d') ?? undefined;
}
