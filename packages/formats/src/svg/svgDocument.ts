import { type Box, expandBox } from '@drawbridge/board';
import { createSvgContext, type SvgContext, type SvgContextDeps } from './svgContext.ts';
import { element, escapeXml, formatNumber } from './xml.ts';

export interface SvgOptions extends SvgContextDeps {
  /** What is to be seen, in px. */
  readonly box: Box;
  /** Room around it. */
  readonly paddingPx?: number;
  /** A CSS colour; without it, what is behind the picture shows. */
  readonly background?: string;
  /** Fonts that the file brings along. */
  readonly fonts?: readonly EmbeddedFont[];
}

export interface EmbeddedFont {
  readonly family: string;
  /** A data URL: the file must not need anything else. */
  readonly url: string;
  /** The characters in it, as CSS `unicode-range`. */
  readonly unicodeRange?: string | undefined;
}

/** An SVG file of whatever `paint` draws. Where text is measured and images are found is the caller's to say. */
export function writeSvg(paint: (context: SvgContext) => void, options: SvgOptions): string {
  const { box, paddingPx = 0, background, fonts = [] } = options;
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
    `${styleOf(fonts)}${definitions}${paper}${recording.body.join('')}` || ' ',
  );
}

function styleOf(fonts: readonly EmbeddedFont[]): string {
  const faces = fonts.map(
    ({ family, url, unicodeRange }) =>
      `@font-face{font-family:"${family}";src:url(${url})${unicodeRange ? `;unicode-range:${unicodeRange}` : ''}}`,
  );
  return faces.length > 0 ? `<style>${escapeXml(faces.join(''))}</style>` : '';
}
