import { type Color, isHexColor } from '@drawbridge/board';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

const KEY = 'drawbridge:colors';
/** LIMIT of colours of one's own that are offered again: a row of them. */
const MAX_COLORS = 6;

type HexColor = Extract<Color, `#${string}`>;

/** The colours that were mixed or picked lately in this browser, the last one first. */
export function loadRecentColors(storage: TextStorage | undefined): readonly HexColor[] {
  const words = (readStored(storage, KEY) ?? '').split(' ');
  return words.filter(isHexColor).slice(0, MAX_COLORS);
}

/** The list with this one in front; the very same list for a colour that has a name. */
export function withRecentColor(colors: readonly HexColor[], color: Color): readonly HexColor[] {
  if (!isHexColor(color) || color === colors[0]) return colors;
  return [color, ...colors.filter((other) => other !== color)].slice(0, MAX_COLORS);
}

export function saveRecentColors(storage: TextStorage | undefined, colors: readonly HexColor[]): void {
  writeStored(storage, KEY, colors.join(' '));
}
