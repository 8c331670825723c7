import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { padOutlines } from './padOutlines.ts';
import { readWoff } from './woff.ts';

const file = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff',
  ),
);

it('behind the outlines there is room for one more head, and all else is as it was', async () => {
  const [before, after] = [await readWoff(file), await readWoff((await padOutlines(file)) ?? file)];
  expect(after?.get('glyf')?.length).toBe((before?.get('glyf')?.length ?? 0) + 10);
  expect(after?.get('glyf')?.subarray(0, -10)).toEqual(before?.get('glyf'));
  expect(after?.get('loca')).toEqual(before?.get('loca'));
});

it('what is no font is nothing', async () => {
  expect(await padOutlines(new Uint8Array(100))).toBeUndefined();
});
