import type { FontName } from '@drawbridge/board';
import { forgetTextLayouts } from './text/layoutText.ts';

/** A file with the glyphs of a family; the host says where it lies. */
export interface FontFile {
  /** As FONT_STACKS calls it. */
  readonly family: string;
  readonly url: string;
  /** The characters that the file has, as CSS `unicode-range`, when a family is in several files. */
  readonly unicodeRange?: string;
}

/** Where text is drawn: in a worker its `self`, on the page `{ fonts: document.fonts, FontFace }`. */
export interface FontScope {
  readonly fonts: { add(face: FontFace): unknown };
  readonly FontFace: new (family: string, source: string, descriptors?: FontFaceDescriptors) => FontFace;
}

/** First ours, then what systems have: a font that does not load must never leave a text blank. */
export const FONT_STACKS: Readonly<Record<FontName, string>> = {
  hand: '"Shantell Sans", "Segoe Print", "Bradley Hand", "Comic Sans MS", cursive, sans-serif',
  sans: 'Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  mono: '"JetBrains Mono", ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
};

/**
 * Loads fonts into `scope`. `onLoad` is called after each that arrived: text looks different from then on, so
 * whatever was painted with text in it is to be painted again. The promise is fulfilled when none is on its way
 * any more, whether or not they came; it is never rejected.
 */
export async function loadFonts(
  fonts: readonly FontFile[],
  scope: FontScope,
  onLoad: () => void,
): Promise<void> {
  const loads = fonts.map(async ({ family, url, unicodeRange }) => {
    const face = new scope.FontFace(
      family,
      `url(${JSON.stringify(url)})`,
      unicodeRange ? { unicodeRange } : {},
    );
    scope.fonts.add(await face.load());
    forgetTextLayouts();
    onLoad();
  });
  // A font that cannot be had is no error: the next family of its stack is used instead.
  await Promise.allSettled(loads);
}
