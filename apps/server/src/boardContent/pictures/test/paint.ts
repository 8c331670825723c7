import type { Shape } from '@drawbridge/board';
import type { LoadImage } from '@drawbridge/export';
import { Path2D } from '@napi-rs/canvas';
import { vi } from 'vitest';
import type { PictureOrder } from '../pictureOrder.ts';

export const PLAIN_ORDER = {
  theme: 'light',
  hasBackground: true,
  scale: 1,
  hasScene: false,
  title: 'Board',
  maxPx: 1e8,
  maxImageBytes: 1e8,
} as const;

/** A picture as the process makes it, without the process: starting one takes longer than the picture. */
export async function paint(
  shapes: readonly Shape[],
  order: Partial<PictureOrder> & Pick<PictureOrder, 'format'>,
  loadImage: LoadImage = async () => undefined,
) {
  // Like a process it begins with nothing: no font, image or path of the picture before.
  vi.resetModules();
  const { openNodeCanvas } = await import('../nodeCanvas.ts');
  const { paintOrder } = await import('../paintOrder.ts');
  const drawn = { shapes, document: '' };
  const painted = await paintOrder(drawn, { ...PLAIN_ORDER, ...order }, openNodeCanvas, loadImage);
  // SVG and PDF set paths of their own, and the process ends; what reads the picture here wants real ones.
  Object.assign(globalThis, { Path2D });
  if (painted.kind !== 'done') throw new Error(`There is no picture: ${painted.kind}.`);
  return { ...painted, bytes: Buffer.from(painted.bytes) };
}
