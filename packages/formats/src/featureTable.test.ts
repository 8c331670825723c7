import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { featureTable } from './test/features/fate.ts';

const DOCUMENT = new URL('../../../docs/formats.md', import.meta.url);
const BEGIN = '<!-- what becomes of each feature, by featureTable.test.ts -->';
const END = '<!-- end -->';

it('docs/formats.md says what becomes of each feature (vitest -u brings it up to date)', async () => {
  const document = readFileSync(DOCUMENT, 'utf8');
  const [before, rest = ''] = document.split(BEGIN);
  const after = rest.split(END)[1];
  expect(after).toBeDefined();
  const expected = `${before}${BEGIN}\n\n${featureTable()}\n\n${END}${after}`;
  await expect(expected).toMatchFileSnapshot(DOCUMENT.pathname);
});
