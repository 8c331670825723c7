import { type Box, DEFAULT_STYLE, parseStyle, type Style } from '@drawbridge/board';
import { isPlace } from '../excalidraw/element.ts';
import { estimateText, LINE_HEIGHT, layOut } from '../excalidraw/textBox.ts';
import { type Fields, scaleOf, stringOf } from './fields.ts';
import { shadeOf } from './palette.ts';
import { placeBox } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, linkOf, type ReadOne, type Surroundings } from './read.ts';
import { readRichText } from './readRichText.ts';
import { LABEL_SIZES, readColor, readStyle, TEXT_SIZES } from './readStyle.ts';

/** Text by itself; none for one without letters. */
export function readText(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, place, opacity } = shape;
  const { text, link } = readRichText(props.richText, around.limits, around);
  if (text.trim() === '') return undefined;
  const bare = { fill: 'none', dash: 'solid' };
  const style = withoutLine(readStyle({ ...props, ...bare }, opacity, TEXT_SIZES, around));
  const wraps = props.autoSize === false && isPlace(props.w);
  const bounds = boxOfText(text, props, style, wraps);
  const placed = { ...commonOf(shape, link), ...placeBox(place, bounds) };
  return { shapes: [{ ...placed, style, text, wraps, type: 'text' }], bounds };
}

/** Arrows keep a distance to half of the line around a shape: of what has none, it is the usual one, however large it is. */
function withoutLine(style: Style): Style {
  return parseStyle({ ...style, width: DEFAULT_STYLE.width });
}

/** One that grows with its letters was as wide as they were when it was written, which is right unless nobody measured it. */
function boxOfText(text: string, props: Fields, style: Style, wraps: boolean): Box {
  const free = layOut(text, style, Number.POSITIVE_INFINITY, estimateText);
  const given = isPlace(props.w) ? Math.abs(props.w) : 0;
  if (wraps) {
    const w = given * scaleOf(props);
    return { x: 0, y: 0, w, h: layOut(text, style, w, estimateText).h };
  }
  const isMeasured = given > free.w / MAX_MISJUDGED && given < free.w * MAX_MISJUDGED;
  return { x: 0, y: 0, w: isMeasured ? given : free.w, h: free.lines.length * style.fontSize * LINE_HEIGHT };
}

/** An estimate of letters is no further off. */
const MAX_MISJUDGED = 2;

const NOTE_SIDE_PX = 200;

/** A sticky note: a square, but for what it grew for its words. */
export function readNote(shape: PlacedShape, around: Surroundings): ReadOne {
  const { props, place, opacity } = shape;
  const { text, link } = readRichText(props.richText, around.limits, around);
  const grown = isPlace(props.growY) ? Math.max(0, props.growY) : 0;
  const scale = scaleOf(props);
  const bounds = { x: 0, y: 0, w: NOTE_SIDE_PX * scale, h: (NOTE_SIDE_PX + grown) * scale };
  const plain = { ...props, fill: 'none', dash: 'solid', color: props.labelColor ?? 'black' };
  const style = readStyle(plain, opacity, LABEL_SIZES, around);
  const paper = shadeOf(props.color ?? 'black', 'paper');
  if (!paper) readColor(props.color, around);
  if (text !== '') around.changed('Words on sticky notes: as large as fits');
  return {
    shapes: [
      {
        ...commonOf(shape, linkOf(props.url, around) || link),
        ...placeBox(place, bounds),
        style: parseStyle({ ...withoutLine(style), fillColor: paper ?? 'stroke' }),
        text,
        type: 'sticky',
      },
    ],
    bounds,
  };
}

/** LIMIT of the name of a frame. */
const MAX_FRAME_NAME_CHARACTERS = 256;

export function readFrame(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, place, frame } = shape;
  if (!isPlace(props.w) || !isPlace(props.h)) return undefined;
  if (frame !== '') around.changed('Frames within frames: beside each other');
  if (props.color !== undefined && props.color !== 'black') around.changed('Frames with a colour: without');
  const bounds = { x: 0, y: 0, w: Math.abs(props.w), h: Math.abs(props.h) };
  const text = stringOf(props.name).slice(0, MAX_FRAME_NAME_CHARACTERS).toWellFormed();
  const placed = { ...commonOf({ ...shape, frame: '' }, ''), ...placeBox(place, bounds) };
  return { shapes: [{ ...placed, style: DEFAULT_STYLE, text, type: 'frame' }], bounds };
}
