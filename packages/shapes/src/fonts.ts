import type { FontName } from '@drawbridge/board';
import { forgetTextLayouts } from './text/layoutText.ts';

/** A file with glyphs of a font; the host says where it lies. */
export interface FontFile {
  readonly font: FontName;
  readonly url: string;
  /** The characters that the file has, as CSS `unicode-range`, when a font is in several files. */
  readonly unicodeRange?: string;
}

/** Where text is drawn: in a worker its `self`, on the page `{ fonts: document.fonts, FontFace }`. */
export interface FontScope {
  readonly fonts: { add(face: FontFace): unknown };
  readonly FontFace: new (family: string, source: string, descriptors?: FontFaceDescriptors) => FontFace;
}

const FAMILIES: Readonly<Record<FontName, string>> = {
  hand: 'Shantell Sans',
  sans: 'Inter',
  mono: 'JetBrains Mono',
};

/** What the family is called whose files are loaded for a font. */
export function fontFamilyName(font: FontName): string {
  return FAMILIES[font];
}

/** What systems have: a font that does not load must never leave a text blank. */
const SYSTEM_FAMILIES: Readonly<Record<FontName, string>> = {
  hand: '"Segoe Print", "Bradley Hand", "Comic Sans MS", cursive, sans-serif',
  sans: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  mono: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
};

/*
 * A page has its fonts once for all editors on it, and so has each worker; what is known of them is therefore kept here and not
 * by any editor.
 */
const loaded = new Set<FontName>();
const providers = new Set<(font: FontName) => Promise<void>>();

/**
 * The CSS families to draw a font with now. Where it is not loaded yet that asks for its files. It is named only when they are
 * here: in workers, Chromium decides for good what a list of families means when it first meets it.
 */
export function fontFamilies(font: FontName): string {
  if (loaded.has(font)) return `"${FAMILIES[font]}", ${SYSTEM_FAMILIES[font]}`;
  for (const provide of providers) void provide(font);
  return SYSTEM_FAMILIES[font];
}

/** Resolves when text can be measured and drawn in these fonts, or as well as it ever will be. */
export async function loadFonts(fonts: Iterable<FontName>): Promise<void> {
  const missing = [...new Set(fonts)].filter((font) => !loaded.has(font));
  await Promise.all(missing.flatMap((font) => [...providers].map((provide) => provide(font))));
}

/**
 * Lets fonts be loaded into `scope`, each when the first text is drawn with it. `onLoad` is called when one has come: text
 * looks different from then on, so whatever was painted with text in it is to be painted again. Returns the undo, which
 * leaves the fonts that are there.
 */
export function provideFonts(files: readonly FontFile[], scope: FontScope, onLoad: () => void): () => void {
  const asked = new Map<FontName, Promise<void>>();

  function provide(font: FontName): Promise<void> {
    const loading = asked.get(font) ?? load(font);
    asked.set(font, loading);
    return loading;
  }

  async function load(font: FontName): Promise<void> {
    const loads = files.filter((file) => file.font === font).map((file) => loadFile(file, scope));
    const results = await Promise.allSettled(loads);
    // A font that cannot be had is no error: what the system has is used instead.
    if (!results.some(({ status }) => status === 'fulfilled')) return;
    loaded.add(font);
    forgetTextLayouts();
    if (providers.has(provide)) onLoad();
  }

  providers.add(provide);
  return () => void providers.delete(provide);
}

async function loadFile({ font, url, unicodeRange }: FontFile, scope: FontScope): Promise<void> {
  const descriptors = unicodeRange ? { unicodeRange } : {};
  const face = new scope.FontFace(FAMILIES[font], `url(${JSON.stringify(url)})`, descriptors);
  scope.fonts.add(await face.load());
}
