/**
 * Near-black or white, whichever reads better on the colour `background` (#rrggbb): the one with the higher
 * contrast as WCAG 2 computes it.
 */
export function readableOn(background: string): string {
  const luminance = relativeLuminance(background);
  return (luminance + 0.05) ** 2 > 1.05 * 0.05 ? '#16171a' : '#ffffff';
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
