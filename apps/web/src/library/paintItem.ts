import { type Box, expandBox, type Shape } from '@drawbridge/board';
import {
  drawShapes,
  fontOf,
  type ImageSource,
  loadFonts,
  loadPictures,
  loadRough,
  pictureBox,
  themes,
} from '@drawbridge/shapes';
import type { Theme } from '../theme/theme.ts';

/** Room around what is drawn, as a part of it. */
const PADDING_SHARE = 0.06;
/** Small things are shown larger than on the board, but not by more than this. */
const MAX_SCALE = 2;
const NOTHING: Box = { x: 0, y: 0, w: 1, h: 1 };

interface ItemLook {
  readonly shapes: readonly Shape[];
  readonly theme: Theme;
  readonly pictures: ImageSource;
}

/** Paints shapes as large as fits onto the canvas, and again when what they are drawn with has come. Returns the undo. */
export function paintItem(canvas: HTMLCanvasElement, { shapes, theme, pictures }: ItemLook): () => void {
  const dpr = window.devicePixelRatio;
  const width = Math.max(1, Math.round(canvas.clientWidth * dpr));
  const height = Math.max(1, Math.round(canvas.clientHeight * dpr));
  let isOver = false;

  function paint(): number {
    const context = isOver ? null : canvas.getContext('2d');
    const box = pictureBox(shapes) ?? NOTHING;
    const { x, y, w, h } = expandBox(box, PADDING_SHARE * Math.max(box.w, box.h));
    const scale = Math.min(width / w, height / h, MAX_SCALE * dpr);
    const [tx, ty] = [(width - w * scale) / 2 - x * scale, (height - h * scale) / 2 - y * scale];
    context?.clearRect(0, 0, width, height);
    if (context) drawShapes(context, shapes, themes[theme], { scale, tx, ty });
    return scale;
  }

  [canvas.width, canvas.height] = [width, height];
  const scale = paint();
  const fonts = loadFonts(shapes.flatMap((shape) => fontOf(shape) ?? []));
  const rough = shapes.some(({ style }) => style.roughness !== 'clean') ? loadRough() : undefined;
  // What does not come is drawn without.
  for (const looks of [Promise.allSettled([fonts, rough]), loadPictures(shapes, pictures, scale)]) {
    looks.then(paint, () => {});
  }
  return () => {
    isOver = true;
  };
}
