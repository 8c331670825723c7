import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subsetFont } from './subsetFont.ts';
import { readWoff } from './woff.ts';

const FONTS = ['inter', 'jetbrains-mono', 'shantell-sans'] as const;

type FontName = (typeof FONTS)[number];

function fileOf(font: FontName, part = 'latin'): Uint8Array {
  const path = import.meta.resolve(`@fontsource/${font}/files/${font}-${part}-400-normal.woff`);
  return new Uint8Array(readFileSync(fileURLToPath(path)));
}

let registered = 0;

/** The pixels of a text in the font of this file. */
function draw(file: Uint8Array, text: string): Buffer {
  registered += 1;
  const family = `font${registered}`;
  const key = GlobalFonts.register(Buffer.from(file), family);
  if (!key) throw new Error('The font was not taken.');
  const canvas = createCanvas(640, 64);
  const context = canvas.getContext('2d');
  context.font = `32px ${family}`;
  // Letters that stand upright are fitted to the px, by how others of the font look.
  context.rotate(0.02);
  context.fillText(text, 4, 44);
  GlobalFonts.remove(key);
  return canvas.data();
}

async function subset(file: Uint8Array, characters: string): Promise<Uint8Array> {
  const made = await subsetFont(file, characters);
  if (!made) throw new Error('The font was not read.');
  return made;
}

describe.each(FONTS)('a part of %s', (font) => {
  const file = fileOf(font);

  it.each([
    ['letters', 'Hello'],
    ['letters that come closer to each other', 'AVATAR To. LY, "Way" kk'],
    ['signs that are drawn as one', '-> => != >= <-> www fi ffl 10x20 ::'],
    ['letters with marks, in one character or two', 'e\u0301 \u00e9 n\u0303 \u00f1 \u00c5'],
    ['the same letters again and again', 'aaabbb kk``k oooo ..'],
  ])('draws %s as the whole does', async (_what, text) => {
    const part = await subset(file, [...new Set(text)].join(''));
    expect(draw(part, text).equals(draw(file, text))).toBe(true);
  });

  it('draws any words of its characters as the whole does', { timeout: 60_000 }, async () => {
    const character = fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCodePoint(code));
    const texts = fc.array(character, { minLength: 1, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const part = await subset(file, text.join(''));
        const words = [...text, ...text.toReversed()].join('');
        expect(draw(part, words).equals(draw(file, words))).toBe(true);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('is small, and draws no other letters', async () => {
    const part = await subset(file, 'Hello');
    expect(part.length).toBeLessThan(file.length / 4);
    expect(draw(part, 'ZQW').equals(draw(file, 'ZQW'))).toBe(false);
  });

  it('still says whose it is, and under which licence', async () => {
    const [before, after] = [await readWoff(file), await readWoff(await subset(file, 'a'))];
    expect(after?.get('name')).toEqual(before?.get('name'));
    const words = Buffer.from(after?.get('name') ?? [])
      .toString('latin1')
      .replaceAll('\0', '');
    expect(words).toMatch(/Copyright.*Project Authors/);
    expect(words).toMatch(/openfontlicense\.org|scripts\.sil\.org\/OFL/);
  });
});

it('letters of other languages are drawn as the whole does', async () => {
  const file = fileOf('shantell-sans', 'latin-ext');
  const text = 'ăńėřů\u0142\u0306ừ';
  expect(draw(await subset(file, text), text).equals(draw(file, text))).toBe(true);
});

it('what is no font, or half of one, has no part', async () => {
  const file = fileOf('inter');
  expect(await subsetFont(new Uint8Array(), 'a')).toBeUndefined();
  expect(await subsetFont(new TextEncoder().encode('wOFFwOFFwOFF'), 'a')).toBeUndefined();
  for (const bytes of [20, 60, 500, 10_000, file.length - 5000]) {
    expect(await subsetFont(file.slice(0, bytes), 'a')).toBeUndefined();
  }
});
