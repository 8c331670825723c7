import { expect, it, vi } from 'vitest';
import { type FontFile, fontFamilies, loadFonts, provideFonts } from './fonts.ts';

/** A scope in which fonts of which the url says so do not load. */
function createScope() {
  const added: unknown[] = [];
  class FontFace {
    readonly family: string;
    readonly source: string;
    readonly descriptors: FontFaceDescriptors | undefined;
    constructor(family: string, source: string, descriptors?: FontFaceDescriptors) {
      this.family = family;
      this.source = source;
      this.descriptors = descriptors;
    }
    async load() {
      if (this.source.includes('missing')) throw new Error('not there');
      return this;
    }
  }
  // Only what is used of the browser's FontFace.
  const scope = { fonts: { add: (face: unknown) => added.push(face) }, FontFace: FontFace as never };
  return { scope, added };
}

const FILES: readonly FontFile[] = [
  { font: 'sans', url: '/a"b.woff2', unicodeRange: 'U+0-FF' },
  { font: 'sans', url: '/missing.woff2' },
  { font: 'mono', url: '/missing.woff2' },
  { font: 'hand', url: '/hand.woff2' },
];

// What is loaded stays loaded in a realm, as in a browser: each test has fonts of its own.

it('a font is loaded when it is first drawn with, and named when it is there', async () => {
  const { scope, added } = createScope();
  const onLoad = vi.fn();
  const stop = provideFonts(FILES, scope, onLoad);
  expect(added).toEqual([]);
  expect([fontFamilies('sans'), fontFamilies('sans')]).not.toContainEqual(expect.stringContaining('Inter'));
  await expect.poll(() => onLoad).toHaveBeenCalledOnce();
  expect(fontFamilies('sans')).toMatch(/^"Inter", .*sans-serif$/);
  expect(added).toMatchObject([
    { family: 'Inter', source: 'url("/a\\"b.woff2")', descriptors: { unicodeRange: 'U+0-FF' } },
  ]);
  stop();
});

it('a font that cannot be had is never named, and asked for once', async () => {
  const { scope } = createScope();
  const tried = vi.spyOn(scope, 'FontFace');
  const onLoad = vi.fn();
  const stop = provideFonts(FILES, scope, onLoad);
  const families = fontFamilies('mono');
  await new Promise((resolve) => setTimeout(resolve));
  expect([fontFamilies('mono'), families.includes('JetBrains')]).toEqual([families, false]);
  expect(tried).toHaveBeenCalledOnce();
  expect(onLoad).not.toHaveBeenCalled();
  stop();
});

it('an editor that is gone is not told of the font that it asked for', async () => {
  const { scope, added } = createScope();
  const onLoad = vi.fn();
  const stop = provideFonts(FILES, scope, onLoad);
  fontFamilies('hand');
  stop();
  await expect.poll(() => added).toHaveLength(1);
  await expect.poll(() => fontFamilies('hand')).toContain('Shantell Sans');
  expect(onLoad).not.toHaveBeenCalled();
});

it('one can wait for fonts, also for those that cannot be had', async () => {
  const { scope } = createScope();
  const tried = vi.spyOn(scope, 'FontFace');
  const stop = provideFonts(FILES, scope, () => {});
  await loadFonts(['mono', 'mono', 'sans']);
  await loadFonts(['mono']);
  expect(tried).toHaveBeenCalledOnce();
  expect(fontFamilies('mono')).not.toContain('JetBrains');
  stop();
});
