import type { FontName } from '@drawbridge/board';
import { breakLines, widestWord } from './breakLines.ts';
import { LINE_HEIGHT } from './label.ts';
import type { Ruler } from './ruler.ts';

/** The sizes that text which fits itself into a box can have, in page px. The last is the least, whether it fits or not. */
const SIZES_PX = [
  1000, 800, 640, 512, 400, 320, 256, 200, 160, 128, 112, 96, 80, 72, 64, 56, 48, 44, 40, 36, 32, 28, 24, 22,
  20, 18, 16, 14, 12,
] as const;
/** Down to here a word that is too long for a line makes all of it smaller; then it is broken. */
const MIN_WHOLE_WORDS_PX = 16;

export const MIN_FITTING_FONT_SIZE_PX = 12;

interface Room {
  readonly font: FontName;
  /** The largest size to be tried. */
  readonly fontSize: number;
  readonly width: number;
  readonly height: number;
}

/** The largest of some sizes at which the text, broken into lines, fits. */
export function fittingFontSize(text: string, room: Room, ruler: Ruler): number {
  const sizes = [room.fontSize, ...SIZES_PX.filter((size) => size < room.fontSize)];
  // What fits at one size fits at all smaller ones, or nearly so: halving finds the largest with five layouts.
  let [low, high] = [0, sizes.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(text, room, sizes[middle] ?? 0, ruler)) high = middle;
    else low = middle + 1;
  }
  return sizes[low] ?? room.fontSize;
}

function fits(text: string, { font, width, height }: Room, size: number, ruler: Ruler): boolean {
  const measure = ruler(font, size);
  if (size >= MIN_WHOLE_WORDS_PX && widestWord(text, measure) > width) return false;
  return breakLines(text, width, measure).length * LINE_HEIGHT * size <= height;
}
