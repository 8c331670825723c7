import { expect, test } from 'vitest';
import { readVersions } from './readVersions.ts';

test('each package of others has its exact version', () => {
  const versions = readVersions();
  expect(versions).toMatchObject({ '@hocuspocus/server': '4.7.0', yjs: '13.6.33' });
  expect(Object.values(versions).every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
});
