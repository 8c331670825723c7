import {
  flattenPath,
  GEOMETRIC_KINDS,
  GEOMETRIC_TYPES,
  type GeometricShape,
  type GeometricType,
  type ShapeOf,
  type Style,
  type StyleKey,
} from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import type { DrawFrame } from '../drawFrame.ts';
import { outlinePath } from '../paint/outlinePath.ts';
import { fillColorOf, paintPath, paintReach } from '../paint/paintPath.ts';
import { tracePath } from '../paint/tracePath.ts';
import type { ShapeUtil } from '../shapeUtil.ts';
import { AREA_KEYS, LABEL_KEYS, LINE_KEYS } from '../styleKeys.ts';
import { strokeColor } from '../theme.ts';
import { cornerRadius } from './cornerRadius.ts';
import { geometricLabel, geometricLabelColor, growGeometric } from './geometricLabel.ts';
import { drawRectangle, isPlain } from './rectangle.ts';

/** Sharp corners cost half as much, and smaller ones than this are hard to tell from them. */
const MIN_CURVE_CANVAS_PX = 2;

type GeometricUtils = { readonly [Type in GeometricType]: ShapeUtil<ShapeOf<Type>> };

const ROUND_KEYS: readonly StyleKey[] = [...LINE_KEYS, ...AREA_KEYS, ...LABEL_KEYS];

/** What all shapes of the table have in common: they differ in their outline only. */
const geometricUtil: ShapeUtil<GeometricShape> = {
  styleKeys: [...ROUND_KEYS, 'corners'],
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline: ({ type, w, h }) => flattenPath(GEOMETRIC_KINDS[type].path, w, h),
  reach: ({ style }) => paintReach(style),
  isFilled: (shape) => shape.style.fill !== 'none',
  draw(context, shape, frame) {
    if (isOnePiece(shape.style)) fillWhole(context, shape, frame);
    else paint(context, shape, frame);
  },
  label: geometricLabel,
  labelColor: geometricLabelColor,
  fitText: growGeometric,
};

/** Of shapes that have no corners. */
const roundUtil: ShapeUtil<GeometricShape> = { ...geometricUtil, styleKeys: ROUND_KEYS };

const rectangleUtil: ShapeUtil<ShapeOf<'rectangle'>> = {
  ...geometricUtil,
  draw(context, shape, frame) {
    if (isPlain(shape.style)) drawRectangle(context, shape, frame);
    else geometricUtil.draw(context, shape, frame);
  },
};

/** The behaviour of every type of the table. */
export const geometricUtils: GeometricUtils = {
  ...Object.fromEntries(GEOMETRIC_TYPES.map((type) => [type, hasCorners(type) ? geometricUtil : roundUtil])),
  rectangle: rectangleUtil,
  // Each type of the table has got its util, which takes any of them.
} as unknown as GeometricUtils;

function hasCorners(type: GeometricType): boolean {
  return GEOMETRIC_KINDS[type].path.some(([name]) => name === 'line');
}

function paint(context: Context2D, shape: GeometricShape, frame: DrawFrame): void {
  const { id, type, w, h, style } = shape;
  const radius = radiusOf(shape, frame);
  const path = () => outlinePath(GEOMETRIC_KINDS[type].path, w, h, radius);
  const name = () => `${type} ${w} ${h} ${radius}`;
  paintPath(context, { seed: id, path, name, isClosed: true }, style, frame);
}

function radiusOf(shape: GeometricShape, { scale }: DrawFrame): number {
  if (shape.style.corners === 'sharp') return 0;
  const radius = cornerRadius(shape);
  return radius * scale >= MIN_CURVE_CANVAS_PX ? radius : 0;
}

/** Over a translucent inside of the same colour, a line would show as a darker rim. */
function isOnePiece(style: Style): boolean {
  const isOneColor = style.fill === 'solid' && fillColorOf(style) === style.color;
  return isOneColor && style.opacity < 1 && style.roughness === 'clean';
}

/** As large as the shape with its line. */
function fillWhole(context: Context2D, shape: GeometricShape, frame: DrawFrame): void {
  const { type, w, h, style } = shape;
  const radius = style.corners === 'sharp' ? 0 : radiusOf(shape, frame) + style.width / 2;
  const path = outlinePath(GEOMETRIC_KINDS[type].path, w + style.width, h + style.width, radius);
  context.fillStyle = strokeColor(frame.theme, style.color);
  context.translate(-style.width / 2, -style.width / 2);
  context.beginPath();
  tracePath(context, path, true);
  context.fill();
}
