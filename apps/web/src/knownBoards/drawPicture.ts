import type { BoardMap } from '@drawbridge/editor';
import { themes } from '@drawbridge/shapes';
import type { Theme } from '../theme/theme.ts';
import type { BoardPicture } from './knownBoards.ts';
import { pictureArea } from './pictureArea.ts';

/** As wide as a card, and sharp on most screens. */
const WIDTH_PX = 480;
const HEIGHT_PX = 300;
const QUALITY = 0.8;

/** Below this scale, lines are so thin that the drawing is laid upon itself to bring them out. */
const THIN_SCALE = 0.35;
const THIN_PASSES = 3;

/**
 * The board as a small picture, put together of what is on screen anyway: it takes some milliseconds, however large the board
 * is. None of an empty board, and none where a browser lends no canvas.
 */
export function drawPicture(map: BoardMap, theme: Theme): BoardPicture | undefined {
  if (!map.extent) return undefined;
  const area = pictureArea(map.extent, { w: WIDTH_PX, h: HEIGHT_PX });
  const [drawing, paper] = [createCanvas(), createCanvas()];
  const [ink, context] = [drawing.getContext('2d'), paper.getContext('2d')];
  if (!ink || !context) return undefined;
  ink.imageSmoothingQuality = 'high';
  map.draw(ink, area, WIDTH_PX);
  // It is readable on its own paper only.
  context.fillStyle = themes[theme].background;
  context.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
  const passes = WIDTH_PX / area.w < THIN_SCALE ? THIN_PASSES : 1;
  for (let pass = 0; pass < passes; pass += 1) context.drawImage(drawing, 0, 0);
  // PNG where the browser does not write the other.
  return { url: paper.toDataURL('image/webp', QUALITY), theme };
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  return canvas;
}
