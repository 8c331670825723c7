import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['pnpm-lock.yaml', 'tools/package-lock.json'])('%s names no address of a registry', (path) => {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  expect(text).not.toMatch(/tarball:|"resolved"/);
});
