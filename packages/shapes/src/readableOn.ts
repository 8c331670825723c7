/** On a dark or a light background. */
const DARK_INK = '#16171a';
const LIGHT_INK = '#ffffff';
/** Less than this, and letters of a colour cannot be read: WCAG 2 asks as much of large text. */
const MIN_CONTRAST = 3;

/**
 * Near-black or white, whichever reads better on the colour `background` (#rrggbb): the one with the higher
 * contrast as WCAG 2 computes it.
 */
export function readableOn(background: string): string {
  return contrast(LIGHT_INK, background) >= contrast(DARK_INK, background) ? LIGHT_INK : DARK_INK;
}

/** `color` where it can be read on `background` (both #rrggbb), else what can. */
export function legibleOn(background: string, color: string): string {
  return contrast(color, background) >= MIN_CONTRAST ? color : readableOn(background);
}

/** WCAG 2 contrast ratio, 1 to 21. */
function contrast(a: string, b: string): number {
  const [first, second] = [relativeLuminance(a), relativeLuminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** WCAG 2 relative luminance, 0 to 1. */
function relativeLuminance(color: string): number {
  const rgb = Number.parseInt(color.slice(1), 16);
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => linear(((rgb >> shift) & 255) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
