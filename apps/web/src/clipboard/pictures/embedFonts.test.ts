import { DEFAULT_STYLE, type NewShape, parseStyle, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import monoPlain from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff?inline';
import mono from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?inline';
import handPlain from '@fontsource/shantell-sans/files/shantell-sans-latin-400-normal.woff?inline';
import hand from '@fontsource/shantell-sans/files/shantell-sans-latin-400-normal.woff2?inline';
import { expect, it } from 'vitest';
import type { BoardFont } from '../../fonts.ts';
import { embedFonts } from './embedFonts.ts';

const LATIN = 'U+0000-00FF';

const files: readonly BoardFont[] = [
  { font: 'hand', url: hand, plainUrl: handPlain, unicodeRange: LATIN },
  { font: 'mono', url: mono, plainUrl: monoPlain, unicodeRange: LATIN },
];

function shapesWith(text: string): readonly Shape[] {
  const { store } = createTestBoard();
  const style = parseStyle({ ...DEFAULT_STYLE, font: 'hand' });
  const shape: NewShape<Shape> = { type: 'text', x: 0, y: 0, w: 100, h: 20, text, style };
  store.create(shape);
  return store.sorted();
}

it('a short label brings along a quarter of its font, and nothing of others', async () => {
  const [font, ...others] = await embedFonts(shapesWith('Hello'), files);
  expect(others).toEqual([]);
  expect(font).toMatchObject({ family: 'Shantell Sans', unicodeRange: LATIN });
  expect(font?.url).toMatch(/^data:font\/woff;base64,/);
  expect(font?.url.length).toBeLessThan((files[0]?.url.length ?? 0) / 4);
});

it('the whole file comes along where its parts cannot be had', async () => {
  const offline = files.map((file) => ({ ...file, plainUrl: 'data:nothing' }));
  const [font] = await embedFonts(shapesWith('Hello'), offline);
  expect(font?.url).toBe(files[0]?.url);
});

it('the whole file comes along where a part of it would be larger', async () => {
  const everything = String.fromCodePoint(...Array.from({ length: 0xe0 }, (_, index) => 0x20 + index));
  const [font] = await embedFonts(shapesWith(everything), files);
  expect(font?.url).toBe(files[0]?.url);
});

it('text that no file has glyphs for brings nothing along', async () => {
  expect(await embedFonts(shapesWith('漢字'), files)).toEqual([]);
});
