import {
  type Box,
  createShapeId,
  isShapeId,
  type NewShape,
  type Point,
  parseStyle,
  placePoints,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { isPlace } from '../excalidraw/element.ts';
import { estimateText, LINE_HEIGHT, layOut } from '../excalidraw/textBox.ts';
import type { Fields } from './fields.ts';
import { outlineOf } from './geoOutlines.ts';
import { isLegible } from './palette.ts';
import { type Place, placeBox, toPage } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, linkOf, type Read, type ReadOne, type Surroundings } from './read.ts';
import { readRichText } from './readRichText.ts';
import { LABEL_COLOR_WORDS, LABEL_SIZES, readColor, readStyle } from './readStyle.ts';

/** A geometric shape. Boxes with a mark in them, and words in shapes that are turned here, are several shapes in a group. */
export function readGeo(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, place, opacity } = shape;
  const bounds = sizeOfGeo(props);
  if (!bounds) return undefined;
  const style = readStyle(props, opacity, LABEL_SIZES, around);
  const words = readRichText(props.richText, around.limits, around);
  const hasWords = words.text.trim() !== '';
  const wanted = hasWords ? readColor(props.labelColor, around) : style.color;
  const isLost = wanted !== style.color && !isReadIn(style);
  const outline = outlineOf(props, hasWords && !isLost, around);
  const isLabelled = hasWords && !isLost && outline.turns === 0;
  if (isLost) around.changed('Words in a pale shape, in another colour: a text in a group with it');
  else if (isLabelled && wanted !== style.color) around.changed(LABEL_COLOR_WORDS);
  const main: NewShape<Shape> = {
    ...commonOf(shape, linkOf(props.url, around) || words.link),
    ...turnBox(placeBox(place, bounds), outline.turns),
    style,
    text: isLabelled ? words.text : '',
    type: outline.type,
  };
  const parts = [
    ...outline.marks.map((points) => markOf(points, { place, bounds, style })),
    ...(hasWords && !isLabelled
      ? [labelOf(words.text, { place, bounds, style: parseStyle({ ...style, color: wanted }) })]
      : []),
  ];
  return { shapes: together({ ...main, id: shape.id }, parts), bounds };
}

/** Whether words can be read that have the colour of the line. On a full inside they are in black or white. */
function isReadIn({ color, fill }: Style): boolean {
  return isLegible(color) || fill === 'solid';
}

/** A shape that grew for its label says by how much. */
function sizeOfGeo({ w, h, growY = 0 }: Fields): Box | undefined {
  if (!isPlace(w) || !isPlace(h) || !isPlace(growY)) return undefined;
  return { x: 0, y: 0, w: Math.abs(w), h: Math.abs(h) + Math.max(0, growY) };
}

type PlacedBox = ReturnType<typeof placeBox>;

/** By quarters of a turn: what lies in it is the same place of the page. */
function turnBox(box: PlacedBox, turns: number): PlacedBox {
  const rotation = box.rotation + (turns * Math.PI) / 2;
  if (turns % 2 === 0) return { ...box, rotation };
  const { w, h } = box;
  return { x: box.x + (w - h) / 2, y: box.y + (h - w) / 2, w: h, h: w, rotation };
}

interface Within {
  readonly place: Place;
  readonly bounds: Box;
  readonly style: Style;
}

type Part = NewShape<Shape>;

/** A line in the box, of shares of it. */
function markOf(points: readonly Point[], { place, bounds: { w, h }, style }: Within): Part {
  const bare = { fill: 'none', fillColor: 'stroke', route: 'straight', startHead: 'none', endHead: 'none' };
  return {
    ...placePoints(points.map(({ x, y }) => toPage(place, { x: x * w, y: y * h }))),
    style: parseStyle({ ...style, ...bare }),
    type: 'line',
  };
}

/** Between words and the edge of the shape that they stand over. */
const PADDING_PX = 16;

/** Words within the box, upright in it. */
function labelOf(text: string, { place, bounds, style }: Within): Part {
  const w = Math.max(style.fontSize, bounds.w - 2 * PADDING_PX);
  const lines = layOut(text, style, w, estimateText).lines.length;
  const h = lines * style.fontSize * LINE_HEIGHT;
  const y = { top: PADDING_PX, middle: (bounds.h - h) / 2, bottom: bounds.h - h - PADDING_PX }[
    style.verticalAlign
  ];
  const box = { x: (bounds.w - w) / 2, y, w, h };
  const align = style.align === 'auto' ? 'center' : style.align;
  return {
    ...placeBox(place, box),
    style: parseStyle({ ...style, align, fill: 'none', fillColor: 'stroke' }),
    text,
    wraps: true,
    type: 'text',
  };
}

/** As one thing: a group, where there are parts. */
function together(main: Read, parts: readonly Part[]): readonly [Read, ...Read[]] {
  if (parts.length === 0) return [main];
  const name = `${main.id}-parts`;
  const groups = [isShapeId(name) ? name : createShapeId(), ...(main.groups ?? [])];
  const { frame = '', locked = false } = main;
  return [
    { ...main, groups },
    ...parts.map((part) => ({ ...part, id: createShapeId(), groups, frame, locked })),
  ];
}
