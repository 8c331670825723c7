import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const REPORTER = fileURLToPath(new URL('./unhandledErrors.mjs', import.meta.url));
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

/** One test passes, and nobody catches what it leaves behind. */
const careless = `
test('is careless', async () => {
  Promise.reject(new TypeError('nobody hears'));
  await new Promise(setImmediate);
});
`;

test('what a run throws outside of its tests is written down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-unhandled-'));
  const [path, file] = [join(folder, 'careless.test.js'), join(folder, 'unhandled.json')];
  writeFileSync(path, careless);
  const args = [
    'run',
    '--globals',
    `--root=${folder}`,
    `--reporter=${REPORTER}`,
    `--outputFile.unhandled=${file}`,
  ];
  const { status } = spawnSync(process.execPath, [VITEST, ...args]);
  expect(status).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    { message: 'TypeError: nobody hears', path, test: 'is careless' },
  ]);
  rmSync(folder, { recursive: true });
});
