import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFolder } from './hashFolder.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-hash-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'inner', 'a.mjs'), '1');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a folder that did not change keeps its hash', () => {
  expect(hashFolder(folder)).toBe(hashFolder(folder));
});

test.each([
  ['another content deep inside', () => writeFileSync(join(folder, 'inner', 'a.mjs'), '2')],
  ['another file', () => writeFileSync(join(folder, 'inner', 'b.mjs'), '')],
])('%s is another hash', (_, change) => {
  const before = hashFolder(folder);
  change();
  expect(hashFolder(folder)).not.toBe(before);
});
