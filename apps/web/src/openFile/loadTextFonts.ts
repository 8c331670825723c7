import type { NewShape, Shape } from '@drawbridge/board';
import { loadFonts } from '@drawbridge/shapes';

/** A font that does not come is not waited for: text is as wide as in what the system has. */
const FONT_DEADLINE_MS = 3000;

/** Resolves when the fonts of these texts are there, so that they get the size that their words have. */
export async function loadTextFonts(shapes: readonly NewShape<Shape>[]): Promise<void> {
  const texts = shapes.filter(({ type }) => type === 'text');
  if (texts.length === 0) return;
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FONT_DEADLINE_MS);
  await Promise.race([loadFonts(texts.map(({ style }) => style.font)), late]).finally(() =>
    clearTimeout(timer),
  );
}
