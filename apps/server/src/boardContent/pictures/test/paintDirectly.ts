import type { Box, Shape } from '@drawbridge/board';
import { drawShapes, loadLooks, type Theme } from '@drawbridge/shapes';
import { boardFonts } from '../boardFonts.ts';
import { openNodeCanvas } from '../nodeCanvas.ts';
import type { Pixels } from './pixels.ts';

const DEADLINE_MS = 20_000;

/** What the painter of the page draws on one canvas, without a process, tiles or files. */
export async function paintDirectly(shapes: readonly Shape[], box: Box, theme: Theme): Promise<Pixels> {
  const node = await openNodeCanvas();
  if (!node) throw new Error('Install @napi-rs/canvas for this system.');
  await loadLooks(shapes, { fonts: boardFonts, scope: node.scope, scale: 1 }, DEADLINE_MS);
  const [width, height] = [Math.floor(box.w), Math.floor(box.h)];
  const { context, read } = node.createCanvas(width, height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  drawShapes(context, shapes, theme, { scale: 1, tx: -box.x, ty: -box.y });
  return { width, height, data: read() };
}
