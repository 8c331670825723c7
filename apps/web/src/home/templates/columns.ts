import { type ColorName, createShapeId, DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { ORIGIN } from './origin.ts';

/** In page px. A column holds two notes side by side, and three columns a window of ordinary size. */
const NOTE_PX = 150;
const GAP_PX = 20;
const COLUMN_W = 2 * NOTE_PX + 3 * GAP_PX;
const COLUMN_H = 560;
const COLUMN_GAP_PX = 30;

export interface Column {
  readonly title: string;
  readonly color: ColorName;
  readonly notes: readonly string[];
}

/** Frames beside each other, with notes in them, all of one colour a frame. */
export function columns(all: readonly Column[]): NewShape<Shape>[] {
  return all.flatMap(({ title, color, notes }, index) => {
    const x = ORIGIN.x + index * (COLUMN_W + COLUMN_GAP_PX);
    const id = createShapeId();
    const frame: NewShape<Shape> = {
      ...{ id, type: 'frame', x, y: ORIGIN.y, w: COLUMN_W, h: COLUMN_H },
      ...{ style: DEFAULT_STYLE, text: title },
    };
    const style = { ...DEFAULT_STYLE, fillColor: color, fontSize: 20 };
    return [frame, ...notes.map((text, at) => ({ ...note(x, at), style, text, frame: id }))];
  });
}

function note(columnX: number, at: number) {
  const step = NOTE_PX + GAP_PX;
  return {
    type: 'sticky' as const,
    x: columnX + GAP_PX + (at % 2) * step,
    y: ORIGIN.y + GAP_PX + Math.floor(at / 2) * step,
    w: NOTE_PX,
    h: NOTE_PX,
  };
}
