import type { Box, Shape } from '@drawbridge/board';
import { createImageSource } from '@drawbridge/editor';
import { drawPng as draw, sceneOf } from '@drawbridge/export';
import { writePngScene } from '@drawbridge/formats';
import type { FontScope } from '@drawbridge/shapes';
import { createWorkerCanvas, imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import type { ExportOrder } from './exportOrder.ts';
import { MAX_PX } from './maxPx.ts';

export interface MakeDeps {
  readonly scope: FontScope;
  readonly onBox: (box: Box) => void;
  readonly onProgress: (share: number) => void;
}

/** A PNG file of the shapes. */
export async function drawPng(
  shapes: readonly Shape[],
  order: ExportOrder,
  { scope, onBox, onProgress }: MakeDeps,
): Promise<Blob> {
  const { look, fonts, images, within, frame } = order;
  const png = await draw(
    shapes,
    { ...look, frame, within, maxPx: MAX_PX },
    {
      ...{ fonts, scope, onProgress },
      pictures: createImageSource(images),
      createCanvas: createWorkerCanvas,
      onArea: onBox,
    },
  );
  if (!png) throw new Error('There is no such frame.');
  if (!look.hasScene) return new Blob([png.bytes], { type: 'image/png' });
  const scene = await sceneOf(shapes, order, imageLoader(images));
  return new Blob([await writePngScene(png.bytes, scene)], { type: 'image/png' });
}
