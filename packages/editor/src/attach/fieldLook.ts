import { boxCenter, type Point, type Shape } from '@drawbridge/board';
import type { TextLine, Theme } from '@drawbridge/shapes';
import {
  BASELINE,
  type Label,
  LINE_HEIGHT,
  labelColor,
  labelOf,
  labelTop,
  layoutText,
  realmRuler,
} from '@drawbridge/shapes';
import type { Camera } from '../camera.ts';

/** How a field has to look so that its words are where the canvas would have them. Sizes are CSS px before the transform. */
export interface FieldLook {
  readonly label: Label;
  readonly fontSize: number;
  readonly lineHeight: number;
  /** From the top of the field to the first baseline. */
  readonly baseline: number;
  readonly width: number;
  readonly height: number;
  /** CSS, from the top left corner of the canvas. */
  readonly transform: string;
  readonly color: string;
  readonly opacity: number;
}

/** A phone magnifies a page when the letters of a field are smaller than this, whatever the transform makes of them. */
const MIN_FIELD_FONT_PX = 16;
/** Beside a text that does not wrap there has to be room for the caret, of the font's size. */
const CARET_ROOM_EM = 1;

/** `undefined` for a shape that can have no text. */
export function fieldLook(shape: Shape, camera: Camera, theme: Theme): FieldLook | undefined {
  const label = labelOf(shape);
  if (!label) return undefined;
  const { fontSize, lines } = layoutText(label, realmRuler());
  const magnified = Math.max(1, MIN_FIELD_FONT_PX / fontSize);
  const lineHeight = LINE_HEIGHT * fontSize;
  const height = lines.length * lineHeight;
  const widest = lines.reduce((most, { width }) => Math.max(most, width), 0);
  const room = label.wraps ? NO_ROOM : caretRoom(label, lines, CARET_ROOM_EM * fontSize);
  const corner = { x: label.box.x - room.left, y: labelTop(label, height) };
  const width = Math.max(label.box.w, label.wraps ? 0 : widest) + room.left + room.right;
  return {
    label,
    fontSize: magnified * fontSize,
    lineHeight: magnified * lineHeight,
    baseline: magnified * BASELINE * fontSize,
    width: magnified * width,
    height: magnified * height,
    transform: placeOn(shape, corner, camera) + (magnified > 1 ? ` scale(${1 / magnified})` : ''),
    color: labelColor(shape, theme),
    opacity: shape.style.opacity,
  };
}

const NO_ROOM = { left: 0, right: 0 };

/** At the side where lines end; where they are centred, as much on both. None where some begin at each side. */
function caretRoom({ align }: Label, lines: readonly TextLine[], room: number): typeof NO_ROOM {
  if (align === 'center') return { left: room, right: room };
  const endsLeft =
    align === 'right' || (align === 'start' && lines.every(({ direction }) => direction === 'rtl'));
  const endsRight =
    align === 'left' || (align === 'start' && lines.every(({ direction }) => direction === 'ltr'));
  return { left: endsLeft ? room : 0, right: endsRight ? room : 0 };
}

/** Moves what has its top left corner at the origin to `corner` of the shape, turned and scaled with it. */
function placeOn(shape: Shape, corner: Point, camera: Camera): string {
  const center = boxCenter(shape);
  const [x, y] = [(center.x - camera.x) * camera.zoom, (center.y - camera.y) * camera.zoom];
  const steps = [translate(x, y), `scale(${camera.zoom})`];
  if (shape.rotation !== 0) steps.push(`rotate(${shape.rotation}rad)`);
  return [...steps, translate(corner.x - shape.w / 2, corner.y - shape.h / 2)].join(' ');
}

function translate(x: number, y: number): string {
  // Rounding errors would only be read as changes.
  return `translate(${Number(x.toFixed(4))}px, ${Number(y.toFixed(4))}px)`;
}
