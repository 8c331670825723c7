import { expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { readTldraw } from './readTldraw.ts';
import { schema, shape, tldrawFile } from './test/tldrawFile.ts';

it.each<[string, string, unknown]>([
  ['nothing', 'notTldraw', undefined],
  ['a list', 'notTldraw', []],
  ['a file of another program', 'notTldraw', { type: 'excalidraw', elements: [] }],
  ['a version that is no number', 'notTldraw', { tldrawFileFormatVersion: '1' }],
  [
    'a file of the first app',
    'oldApp',
    { name: 'Old', document: { id: 'doc', version: 15.5, pages: {} }, assets: {} },
  ],
  ['a file of a later format', 'tooNew', { tldrawFileFormatVersion: 2, schema: schema(), records: [] }],
  ['a later kind of schema', 'tooNew', { ...tldrawFile([]), schema: { schemaVersion: 3, sequences: {} } }],
  ['no schema', 'invalid', { tldrawFileFormatVersion: 1, records: [] }],
  ['a schema without versions', 'invalid', { ...tldrawFile([]), schema: { schemaVersion: 2 } }],
  ['records that are no list', 'invalid', { ...tldrawFile([]), records: {} }],
])('%s is refused as %s, with a reason in words', (_, reason, value) => {
  const result = readTldraw(value, PASTE_LIMITS);
  expect(result).toMatchObject({ kind: 'refused', reason });
  expect(result.kind === 'refused' && result.words).toMatch(/^This .*\.$/);
});

it('more shapes than allowed are refused as a whole, and counted', () => {
  const shapes = Array.from({ length: 4 }, (_, index) => shape('geo', {}, { id: `shape:${index}` }));
  expect(readTldraw(tldrawFile(shapes), { ...PASTE_LIMITS, shapes: 3 })).toEqual({
    kind: 'tooMany',
    count: 4,
  });
  expect(readTldraw(tldrawFile(shapes), { ...PASTE_LIMITS, shapes: 4 })).toMatchObject({ kind: 'shapes' });
});
