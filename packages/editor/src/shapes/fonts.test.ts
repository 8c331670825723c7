import { expect, it } from 'vitest';
import { type FontFile, loadFonts } from './fonts.ts';

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
  // Only what loadFonts uses of the browser's FontFace.
  const scope = { fonts: { add: (face: unknown) => added.push(face) }, FontFace: FontFace as never };
  return { scope, added };
}

it('fonts are there once they are loaded, and those that cannot be had are no error', async () => {
  const { scope, added } = createScope();
  const files: FontFile[] = [
    { family: 'Inter', url: '/inter.woff2', unicodeRange: 'U+0-FF' },
    { family: 'Other', url: '/missing.woff2' },
    { family: 'Mono', url: '/a"b.woff2' },
  ];
  let loads = 0;
  await loadFonts(files, scope, () => {
    loads += 1;
    expect(added).toHaveLength(loads);
  });
  expect(added).toMatchObject([
    { family: 'Inter', source: 'url("/inter.woff2")', descriptors: { unicodeRange: 'U+0-FF' } },
    { family: 'Mono', source: 'url("/a\\"b.woff2")' },
  ]);
});
