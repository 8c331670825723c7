import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { DEFAULT_STYLE, type NewShape, parseStyle, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { toBase64 } from '@drawbridge/formats';
import { expect, it } from 'vitest';
import { embedFonts } from './embedFonts.ts';
import type { LoadBytes, PictureFont } from './pictureFont.ts';

const LATIN = 'U+0000-00FF';

const files = [fileOf('hand', 'shantell-sans'), fileOf('mono', 'jetbrains-mono')];
const load: LoadBytes = (url) => readFile(new URL(url)).catch(() => undefined);

function fileOf(font: PictureFont['font'], name: string): PictureFont {
  const place = `@fontsource/${name}/files/${name}-latin-400-normal`;
  const [plainUrl, url] = [`${place}.woff`, `${place}.woff2`].map(
    (file) => pathToFileURL(createRequire(import.meta.url).resolve(file)).href,
  );
  return { font, url: url ?? '', plainUrl: plainUrl ?? '', unicodeRange: LATIN };
}

async function wholeUrl(): Promise<string> {
  const bytes = await load(files[0]?.url ?? '');
  return `data:font/woff2;base64,${toBase64(bytes ?? new Uint8Array())}`;
}

function shapesWith(text: string): readonly Shape[] {
  const { store } = createTestBoard();
  const style = parseStyle({ ...DEFAULT_STYLE, font: 'hand' });
  const shape: NewShape<Shape> = { type: 'text', x: 0, y: 0, w: 100, h: 20, text, style };
  store.create(shape);
  return store.sorted();
}

it('a short label brings along a quarter of its font, and nothing of others', async () => {
  const [font, ...others] = await embedFonts(shapesWith('Hello'), files, load);
  expect(others).toEqual([]);
  expect(font).toMatchObject({ family: 'Shantell Sans', unicodeRange: LATIN });
  expect(font?.url).toMatch(/^data:font\/woff;base64,/);
  const whole = (await wholeUrl()).length;
  expect(font?.url.length).toBeLessThan(whole / 4);
});

it('the whole file comes along where its parts cannot be had', async () => {
  const offline = files.map((file) => ({ ...file, plainUrl: 'file:///nothing' }));
  const [font] = await embedFonts(shapesWith('Hello'), offline, load);
  expect(font?.url).toBe(await wholeUrl());
});

it('the whole file comes along where a part of it would be larger', async () => {
  const everything = String.fromCodePoint(...Array.from({ length: 0xe0 }, (_, index) => 0x20 + index));
  const [font] = await embedFonts(shapesWith(everything), files, load);
  expect(font?.url).toBe(await wholeUrl());
});

it('text that no file has glyphs for brings nothing along', async () => {
  expect(await embedFonts(shapesWith('漢字'), files, load)).toEqual([]);
});
