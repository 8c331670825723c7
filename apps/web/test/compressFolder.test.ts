import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { compressFolder } from '../build/compressFolder.ts';

const script = 'draw(1, 2);\n'.repeat(200);

function compressed(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'compress-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  compressFolder(folder);
  return folder;
}

test('a script gets smaller copies beside it that unpack to the same', () => {
  const folder = compressed({ 'assets/a.js': script });
  const [br, gz] = ['br', 'gz'].map((kind) => readFileSync(join(folder, `assets/a.js.${kind}`)));
  expect(String(brotliDecompressSync(br ?? ''))).toBe(script);
  expect(String(gunzipSync(gz ?? ''))).toBe(script);
  expect(br?.length).toBeLessThan(200);
});

test('what is small, or packed already, is left alone', () => {
  const folder = compressed({ 'a.css': 'a {}', 'b.svg': script, 'c.html': script, 'd.png': script });
  const names = readdirSync(folder).filter((name) => name !== 'assets');
  expect(names.sort()).toEqual([
    'a.css',
    'b.svg',
    'b.svg.br',
    'b.svg.gz',
    'c.html',
    'c.html.br',
    'c.html.gz',
    'd.png',
  ]);
});
