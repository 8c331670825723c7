import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStamp, hashOf, sourcesIn } from './stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
});

afterEach(() => rmSync(root, { recursive: true }));

test('the hash depends on content, not on the order of the paths', () => {
  write({ a: '1', b: '2' });
  const before = hashOf(root, ['a', 'b']);
  expect(hashOf(root, ['b', 'a'])).toBe(before);
  write({ b: '3' });
  expect(hashOf(root, ['a', 'b'])).not.toBe(before);
});

test('a renamed file and content that moved to another file change the hash', () => {
  write({ a: 'xy', b: '', c: 'x', d: 'y' });
  const hashes = [hashOf(root, ['a', 'b']), hashOf(root, ['b', 'c']), hashOf(root, ['c', 'd'])];
  expect(new Set(hashes).size).toBe(3);
});

test('a file that is missing differs from one that is empty', () => {
  write({ a: '' });
  expect(hashOf(root, ['a'])).not.toBe(hashOf(root, ['b']));
});

test('what else the result depends on changes the hash', () => {
  write({ a: '1' });
  expect(hashOf(root, ['a'], ['linux', 'x64'])).not.toBe(hashOf(root, ['a'], ['linux', 'arm64']));
});

test('sources are without tests and without what is installed or built', () => {
  write({
    'web/src/App.tsx': '',
    'web/src/App.test.tsx': '',
    'web/src/test/index.ts': '',
    'web/node_modules/yjs/index.js': '',
    'web/dist/index.html': '',
    'web/.cache/x': '',
    'web/index.html': '',
  });
  expect(sourcesIn(root, 'web').sort()).toEqual(['web/index.html', 'web/src/App.tsx']);
});

test('a stamp matches only what it was set to, and nothing once it is cleared', () => {
  const stamp = createStamp(join(root, 'deep/er.stamp'));
  expect(stamp.matches('abc')).toBe(false);
  stamp.set('abc');
  expect(stamp.matches('abc')).toBe(true);
  expect(stamp.matches('abd')).toBe(false);
  stamp.clear();
  expect(stamp.matches('abc')).toBe(false);
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
