import { type Box, boxAroundPoints, boxCenter, linePoints, type Shape } from '@drawbridge/board';
import { fontNumber } from './fonts.ts';
import { labelGroup, type OwnMark } from './own.ts';
import { LINE_HEIGHT, layOut, type MeasureText, type TextBox } from './textBox.ts';
import { type ExcalidrawElement, type Relations, writeElement } from './writeElement.ts';

/** Between the edges of a shape and the text in it, in page px. */
const PADDING_PX = 5;
/** Of the length of an arrow, or the width of a shape whose inside is not known. */
const MAX_WIDTH_SHARE = 0.7;

type Labelled = Shape & { readonly text: string };

/** The text of a shape as an element of its own, within the one that has it. */
export function writeBoundLabel(
  shape: Labelled,
  relations: Relations,
  measure: MeasureText,
): ExcalidrawElement {
  return { ...writeLabel(shape, relations, measure), containerId: relations.idOf(shape.id) };
}

/** The same for a shape whose element can have none: it stands there by itself, in a group with it. */
export function writeFreeLabel(
  shape: Labelled,
  relations: Relations,
  measure: MeasureText,
): ExcalidrawElement {
  const label = writeLabel(shape, relations, measure, { labelOf: relations.idOf(shape.id) });
  return { ...label, groupIds: labelGroups(shape, relations) };
}

/** Of a shape and its label: the one that they have together, and those of the shape. */
export function labelGroups({ id, groups }: Shape, { idOf, groupOf }: Relations): readonly string[] {
  return [labelGroup(idOf(id)), ...groups.map(groupOf)];
}

function writeLabel(
  shape: Labelled,
  relations: Relations,
  measure: MeasureText,
  mark?: OwnMark,
): ExcalidrawElement {
  const room = roomIn(shape);
  const text = layOut(shape.text, shape.style, room.w, measure);
  return {
    ...writeElement(shape, 'text', relations, mark),
    id: relations.labelIdOf(shape.id),
    ...placeIn(room, text, shape),
    ...writeLettering(shape.style, text, shape.text),
    textAlign: shape.style.align === 'auto' ? 'center' : shape.style.align,
    verticalAlign: shape.style.verticalAlign,
    containerId: null,
    autoResize: true,
    backgroundColor: 'transparent',
    strokeStyle: 'solid',
    roundness: null,
    boundElements: [],
    link: null,
  };
}

/** The fields of text, wrapped and as it was typed. */
export function writeLettering(style: Shape['style'], { lines }: TextBox, text: string) {
  return {
    fontSize: style.fontSize,
    fontFamily: fontNumber(style.font),
    lineHeight: LINE_HEIGHT,
    text: lines.join('\n'),
    originalText: text,
  };
}

/** Where in a shape its text may be, as Excalidraw has it. */
function roomIn(shape: Labelled): Box {
  if (isLine(shape)) {
    const box = boxAroundPoints(linePoints(shape));
    const w = Math.hypot(box.w, box.h) * MAX_WIDTH_SHARE;
    return { ...boxCenter(box), w, h: 0, x: boxCenter(box).x - w / 2 };
  }
  const share =
    SHARES[shape.type] ?? (shape.type === 'rectangle' || shape.type === 'sticky' ? 1 : MAX_WIDTH_SHARE);
  const [w, h] = [shape.w * share, shape.h * share].map((size) => Math.max(0, size - 2 * PADDING_PX));
  return {
    w: w ?? 0,
    h: h ?? 0,
    x: shape.x + (shape.w - (w ?? 0)) / 2,
    y: shape.y + (shape.h - (h ?? 0)) / 2,
  };
}

/** Of the box of a shape, the largest box within its outline. */
const SHARES: Readonly<Partial<Record<Shape['type'], number>>> = { ellipse: Math.SQRT1_2, diamond: 0.5 };

function placeIn(room: Box, { w, h }: TextBox, { style }: Labelled) {
  const across = ACROSS[style.align];
  const down = DOWN[style.verticalAlign];
  return { x: room.x + (room.w - w) * across, y: room.y + (room.h - h) * down, width: w, height: h };
}

const ACROSS = { left: 0, center: 0.5, right: 1, auto: 0.5 } as const;
const DOWN = { top: 0, middle: 0.5, bottom: 1 } as const;

function isLine(shape: Shape): shape is Labelled & { readonly type: 'arrow' | 'line' } {
  return shape.type === 'arrow' || shape.type === 'line';
}
