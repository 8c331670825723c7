import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSupportedNode, majorOf, nodePackageFor } from './versions.mjs';

test('the major version is read from what "node --version" prints', () => {
  expect(majorOf('v24.21.0\n')).toBe(24);
  expect(majorOf('18.0.0')).toBe(18);
});

test('an error message is no version', () => {
  expect(majorOf('error while loading shared libraries: libatomic.so.1')).toBeUndefined();
});

test('versions are compared as numbers', () => {
  expect(['v9.11.2', 'v18.20.4', 'v23.9.0', 'nonsense'].filter(isSupportedNode)).toEqual([]);
  expect(['v24.0.0', 'v100.0.0'].filter(isSupportedNode)).toEqual(['v24.0.0', 'v100.0.0']);
});

test('a platform without a ready-made Node.js has no package', () => {
  expect(nodePackageFor('win32', 'x64')).toBeUndefined();
  expect(nodePackageFor('linux', 'ppc64')).toBeUndefined();
});

test('every platform gets a package that the lockfile of the tools pins for it', () => {
  const lock = JSON.parse(readFileSync(new URL('../../tools/package-lock.json', import.meta.url), 'utf8'));
  for (const [platform, arch] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
  ] as const) {
    const pinned = lock.packages[`node_modules/${nodePackageFor(platform, arch)}`];
    expect(pinned).toMatchObject({ os: platform, cpu: arch, bin: { node: 'bin/node' } });
    expect(isSupportedNode(pinned.version)).toBe(true);
  }
});
