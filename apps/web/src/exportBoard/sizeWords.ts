import type { Box } from '@drawbridge/board';
import { pngSize } from '@drawbridge/export';
import type { ExportLook } from './exportOrder.ts';
import { type FormatId, offers } from './formats.ts';
import { MAX_PX } from './maxPx.ts';

/** How large the file will be, in words; nothing as long as nobody knows. */
export function sizeWords(format: FormatId, box: Box | undefined, look: ExportLook): string {
  if (!box || (format !== 'png' && format !== 'svg')) return '';
  const scale = offers(format, 'size') ? look.scale : 1;
  const { width, height, isReduced } = pngSize(box, { scale, maxPx: MAX_PX });
  const size = `${number(width)} × ${number(height)} px`;
  return isReduced && format === 'png' ? `${size}: as large as a picture can be that others can open` : size;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
