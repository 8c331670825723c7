import { counted } from '../counted.ts';
import type { LossOfImage } from './keepImages.ts';

/** A line for each reason why images are missing. */
export function describeLosses(losses: readonly LossOfImage[]): string[] {
  return REASONS.flatMap(([loss, one, several]) => {
    const count = losses.filter((other) => other === loss).length;
    return count > 0 ? [`${counted(count, 'image')} ${count === 1 ? one : several}`] : [];
  });
}

const REASONS: readonly (readonly [LossOfImage, one: string, several: string])[] = [
  ['absent', 'is not in the file.', 'are not in the file.'],
  [
    'drawing',
    'is an SVG drawing, which only a page can make a picture of: open the file there.',
    'are SVG drawings, which only a page can make pictures of: open the file there.',
  ],
  [
    'refused',
    'is damaged, too large, or of no kind that is taken.',
    'are damaged, too large, or of no kind that is taken.',
  ],
  [
    'full',
    'has no room: MAX_BOARD_FILE_BYTES or MAX_FILES_BYTES allows no more.',
    'have no room: MAX_BOARD_FILE_BYTES or MAX_FILES_BYTES allows no more.',
  ],
];
