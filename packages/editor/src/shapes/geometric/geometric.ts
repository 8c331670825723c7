import {
  flattenPath,
  GEOMETRIC_KINDS,
  type GeometricShape,
  type GeometricType,
  type ShapeOf,
} from '@drawbridge/board';
import { strokeColor, tintColor } from '../../theme.ts';
import type { ShapeUtil } from '../shapeUtil.ts';
import { drawRectangle } from './rectangle.ts';
import { tracePath } from './tracePath.ts';

type GeometricUtils = { readonly [Type in GeometricType]: ShapeUtil<ShapeOf<Type>> };

/** What all shapes of the table have in common: they differ in their outline only. */
const geometricUtil: ShapeUtil<GeometricShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline: ({ type, w, h }) => flattenPath(GEOMETRIC_KINDS[type].path, w, h),
  reach: (shape) => shape.style.width / 2,
  isFilled: (shape) => shape.style.fill !== 'none',
  draw(context, shape, { theme, hairline }) {
    const { type, w, h, style } = shape;
    context.strokeStyle = strokeColor(theme, style.color);
    context.fillStyle = style.fill === 'solid' ? context.strokeStyle : tintColor(theme, style.color);
    context.lineWidth = Math.max(hairline, style.width);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.beginPath();
    tracePath(context, GEOMETRIC_KINDS[type].path, w, h);
    if (style.fill !== 'none') context.fill();
    context.stroke();
  },
};

/** The behaviour of every type of the table. */
export const geometricUtils: GeometricUtils = {
  ...Object.fromEntries(Object.keys(GEOMETRIC_KINDS).map((type) => [type, geometricUtil])),
  rectangle: { ...geometricUtil, draw: drawRectangle },
  // Each type of the table has got its util, which takes any of them.
} as unknown as GeometricUtils;
