import { type Box, expandBox } from '@drawbridge/board';
import { createSvgContext, type SvgContext, type SvgContextDeps } from './svgContext.ts';
import { element, formatNumber } from './xml.ts';

export interface SvgOptions extends SvgContextDeps {
  /** What is to be seen, in px. */
  readonly box: Box;
  /** Room around it. */
  readonly paddingPx?: number;
  /** A CSS colour; without it, what is behind the picture shows. */
  readonly background?: string;
}

/** An SVG file of whatever `paint` draws. Where text is measured and images are found is the caller's to say. */
export function writeSvg(paint: (context: SvgContext) => void, options: SvgOptions): string {
  const { box, paddingPx = 0, background } = options;
  const { context, recording } = createSvgContext(options);
  paint(context);
  const { x, y, w, h } = expandBox(box, paddingPx);
  const paper = background ? element('rect', { x, y, width: w, height: h, fill: background }) : '';
  const definitions =
    recording.definitions.length > 0 ? `<defs>${recording.definitions.join('')}</defs>` : '';
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [x, y, w, h].map(formatNumber).join(' '),
      width: w,
      height: h,
    },
    `${definitions}${paper}${recording.body.join('')}` || ' ',
  );
}
