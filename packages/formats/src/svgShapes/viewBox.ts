import { IDENTITY, type Matrix, multiply } from '../svg/matrix.ts';
import { readLength } from './svgLook.ts';
import { readNumbers, scaling, translation } from './transform.ts';
import type { XmlElement } from './xmlTree.ts';

/** How what is in an `svg` or `symbol` lies in it: its view box fitted into its size, in the middle. */
export function viewBoxMatrix(
  { attributes }: XmlElement,
  size: { w?: number | undefined; h?: number | undefined } = {},
): Matrix {
  const [x = 0, y = 0, width, height] = readNumbers((attributes.get('viewBox') ?? '').slice(0, 200));
  if (!width || !height || !(width > 0 && height > 0)) return IDENTITY;
  const w = size.w ?? readLength(attributes.get('width')) ?? width;
  const h = size.h ?? readLength(attributes.get('height')) ?? height;
  if (!(w > 0 && h > 0)) return IDENTITY;
  const [sx, sy] = [w / width, h / height];
  const isStretched = attributes.get('preserveAspectRatio')?.trim().startsWith('none') === true;
  const scale = Math.min(sx, sy);
  const fitted = isStretched ? scaling(sx, sy) : scaling(scale);
  const [left, top] = isStretched ? [0, 0] : [(w - width * scale) / 2, (h - height * scale) / 2];
  return multiply(multiply(translation(left, top), fitted), translation(-x, -y));
}
