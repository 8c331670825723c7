import { expect, it } from 'vitest';
import { isPdf } from './isPdf.ts';
import { picturesIn } from './pictures.ts';

it.each([
  ['%PDF-1.7\n…', true],
  ['\ufeff\n\n%PDF-2.0', true],
  [`${' '.repeat(2000)}%PDF-1.7`, false],
  ['PDF', false],
  ['', false],
])('a file that begins with %j is a PDF: %s', async (text, expected) => {
  expect(await isPdf(new Blob([text], { type: 'image/png' }))).toBe(expected);
});

it('files that are no PDF are pictures as they are, in their order', async () => {
  const files = [new Blob(['a']), new Blob(['b'])];
  const limits = async () => ({ maxBytes: 1, maxPixels: 1 });
  const found = [];
  for await (const picture of picturesIn(files, { limits, onProblem: () => {} })) found.push(picture);
  expect(found).toEqual(files);
});
