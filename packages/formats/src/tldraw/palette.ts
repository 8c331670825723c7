import { type Color, type ColorName, isHexColor } from '@drawbridge/board';
import { parseCssColor } from '../cssColor.ts';

/** What one of tldraw's colours looks like in the light, in each place that has its own shade of it. */
interface Shades {
  readonly line: Color;
  /** The pale fill that goes with it: the nearest of ours, as each theme has its own. */
  readonly tint: ColorName;
  /** An inside that shows a line of the colour around it. */
  readonly lined: Color;
  readonly paper: Color;
  readonly marker: Color;
}

/** Black is the colour that the dark turns over; the others stay nearly the same there. */
const SHADES: ReadonlyMap<unknown, Shades> = new Map(
  Object.entries({
    black: shades('black', 'black', '#363636', '#fce19c', '#fddd00'),
    grey: shades('#9fa8b2', 'grey', '#bbc1c9', '#c0cad3', '#cbe7f1'),
    'light-violet': shades('#e085f4', 'pink', '#e9abf7', '#dfb0f9', '#ff88ff'),
    violet: shades('#ae3ec9', 'violet', '#be68d4', '#db91fd', '#c77cff'),
    blue: shades('#4465e9', 'blue', '#6580ec', '#8aa3ff', '#10acff'),
    'light-blue': shades('#4ba1f1', 'blue', '#7abaf5', '#9bc4fd', '#00f4ff'),
    yellow: shades('#f1ac4b', 'yellow', '#f5c27a', '#fed49a', '#fddd00'),
    orange: shades('#e16919', 'orange', '#ea8643', '#faa475', '#ffa500'),
    green: shades('#099268', 'green', '#0bad7c', '#6fc896', '#00ffc8'),
    'light-green': shades('#4cb05e', 'green', '#7ec88c', '#98d08a', '#65f641'),
    'light-red': shades('#f87777', 'red', '#f99a9a', '#f7a5a1', '#ff7fa3'),
    red: shades('#e03131', 'red', '#e75f5f', '#fc8282', '#ff636e'),
    white: shades('#ffffff', 'grey', '#ffffff', '#ffffff', '#ffffff'),
  }),
);

function shades(line: Color, tint: ColorName, lined: Color, paper: Color, marker: Color): Shades {
  return { line, tint, lined, paper, marker };
}

/** What `semi` fills with, whatever the colour: nearly white paper. */
export const PAPER_WHITE = '#fcfffe';

/** A colour in one of its shades; a name that is none of tldraw's is a colour of CSS. Undefined for what is neither. */
export function shadeOf(name: unknown, shade: keyof Shades): Color | undefined {
  const known = SHADES.get(name);
  if (known) return known[shade];
  const color = parseCssColor(name);
  return isHexColor(color) ? color : undefined;
}

/** Of light to darker light: words in a colour that is nearer to white are hard to read on a board. */
const MIN_CONTRAST = 2.5;
/** What the formula of WCAG 2 adds to both. */
const FLARE = 0.05;

/** Whether words in this colour can be read on a light board. Named colours see to that themselves. */
export function isLegible(color: Color): boolean {
  return !isHexColor(color) || (1 + FLARE) / (luminance(color) + FLARE) >= MIN_CONTRAST;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
