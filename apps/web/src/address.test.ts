import { parseAppSettings } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import { parseBoardPath } from './address.ts';

test('a board path gives its id, with or without a trailing slash', () => {
  expect(parseBoardPath('/b/AbC-12_3')).toBe('AbC-12_3');
  expect(parseBoardPath('/b/AbC-12_3/')).toBe('AbC-12_3');
});

test('a path that names no board gives nothing', () => {
  for (const path of ['/', '/b/', '/b', '/b/a/b', '/b/%2e%2e', '/b/a b', '/c/abc', `/b/${'x'.repeat(65)}`]) {
    expect(parseBoardPath(path)).toBeUndefined();
  }
});

test('a server under a path has its boards below that, and nowhere else', () => {
  const settings = parseAppSettings('{"basePath":"/draw"}');
  expect(parseBoardPath('/draw/b/plan', settings)).toBe('plan');
  for (const path of ['/b/plan', '/drawb/plan', '/draw/draw/b/plan'])
    expect(parseBoardPath(path, settings)).toBeUndefined();
});
