import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeBuild } from '../build/serviceWorker.ts';

const page = { path: 'index.html', content: '<p>' };
const script = { path: 'assets/a.js', content: new Uint8Array([1, 2]) };

test('every file is named with what the browser checks it against', () => {
  const integrity = `sha256-${createHash('sha256').update('<p>').digest('base64')}`;
  expect(describeBuild([page, script]).files).toEqual([
    { path: '/assets/a.js', integrity: expect.stringMatching(/^sha256-/) },
    { path: '/index.html', integrity },
  ]);
});

test('the same files are the same build, in whatever order; a changed one is another', () => {
  const { version } = describeBuild([page, script]);
  expect(describeBuild([script, page]).version).toBe(version);
  expect(describeBuild([script, { ...page, content: '<b>' }]).version).not.toBe(version);
});
