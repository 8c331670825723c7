import fc from 'fast-check';
import lzString from 'lz-string';
import { describe, expect, it } from 'vitest';
import { MAX_SHAPES } from '../limits.ts';
import { readTldrawClipboard } from './readTldrawClipboard.ts';
import { binding, richText, schema, shape } from './test/tldrawFile.ts';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';
const asset = { id: 'asset:a', typeName: 'asset', type: 'image', props: { src: PICTURE, w: 4, h: 4 } };
/** What somebody copied on a page of theirs. */
const content = {
  shapes: [
    shape('geo', { richText: richText('Fish & <chips>') }, { parentId: 'page:theirs' }),
    shape('arrow', { start: { x: 400, y: 0 } }, { parentId: 'page:theirs', index: 'a2' }),
    shape('image', {}, { parentId: 'page:theirs', index: 'a3' }),
  ],
  bindings: [binding('end', 'shape:geo')],
  rootShapeIds: ['shape:geo', 'shape:arrow', 'shape:image'],
  schema: schema(),
};
const compress = (value: unknown) => lzString.compressToBase64(JSON.stringify(value));
const clipboard = (data: unknown, version?: number) => ({
  type: 'application/tldraw',
  kind: 'content',
  ...(version && { version }),
  data,
});
const html = (text: string) => `<meta charset="utf-8"><div data-tldraw>${text}</div>`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const THIRD = JSON.stringify(clipboard({ assets: [asset], otherCompressed: compress(content) }, 3));
const SECOND = JSON.stringify(clipboard({ ...content, assets: [asset] }, 2));
const FIRST = compress(clipboard({ ...content, assets: [asset] }));

describe('what was copied in tldraw', () => {
  it.each([
    ['the third version', html(THIRD)],
    ['the third, cleaned by a browser', html(escaped(THIRD)).replace('data-tldraw', 'data-tldraw=""')],
    ['the second', html(SECOND)],
    ['the second, cleaned by a browser', html(escaped(SECOND))],
    ['the first', html(FIRST)],
    ['the third as text', `<div data-tldraw>${THIRD}</div>`],
  ])('is read in %s', (_, copied) => {
    expect(readTldrawClipboard(copied)).toMatchObject({
      kind: 'shapes',
      shapes: [
        { type: 'rectangle', text: 'Fish & <chips>', x: 100, y: 200 },
        { type: 'arrow', end: { id: 'shape:geo' } },
        { type: 'image' },
      ],
      images: new Map([['shape:image', PICTURE]]),
      report: { kept: 3, changed: 0, skipped: 0, lines: [] },
    });
  });

  it('lies on one page, whatever else it lay in', () => {
    const copied = { ...content, shapes: [shape('geo', {}, { parentId: 'shape:frame' }), shape('group')] };
    const read = readTldrawClipboard(html(JSON.stringify(clipboard(copied, 2))));
    expect(read).toMatchObject({ shapes: [{ x: 100, y: 200, frame: '' }], report: { lines: [] } });
  });

  it.each<[string, string, string]>([
    ['of a later version', 'tooNew', JSON.stringify(clipboard({}, 4))],
    ['of another kind', 'invalid', JSON.stringify({ ...clipboard(content), kind: 'file' })],
    ['of another program', 'invalid', JSON.stringify({ ...clipboard(content), type: 'application/x' })],
    ['without shapes', 'invalid', JSON.stringify(clipboard({ schema: schema() }, 2))],
    ['without a schema', 'invalid', JSON.stringify(clipboard({ shapes: [] }, 2))],
    ['whose rest is no compressed text', 'invalid', JSON.stringify(clipboard({ otherCompressed: '!' }, 3))],
    ['that is nothing', 'invalid', ''],
    ['that is no JSON', 'invalid', '{'],
  ])('%s is refused as %s', (_, reason, copied) => {
    expect(readTldrawClipboard(html(copied))).toMatchObject({ kind: 'refused', reason });
  });

  it('is refused with too many shapes', () => {
    const shapes = Array.from({ length: MAX_SHAPES + 1 }, () => shape('group'));
    const copied = html(JSON.stringify(clipboard({ ...content, shapes }, 2)));
    expect(readTldrawClipboard(copied)).toEqual({ kind: 'tooMany', count: MAX_SHAPES + 1 });
  });
});

it.each([
  '',
  'words',
  '<b>words</b>',
  '<div data-tldraw',
  '<div data-tldraw>',
  '</div><div data-tldraw>',
  THIRD,
])('other text is none: %.40s', (text) => {
  expect(readTldrawClipboard(text)).toBeUndefined();
});

it('of whatever is in it, it makes no error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
      expect(readTldrawClipboard(html(text))).toMatchObject({ kind: 'refused' });
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 3), fc.anything(), (version, data) => {
      readTldrawClipboard(html(JSON.stringify(clipboard(data, version))));
      readTldrawClipboard(html(JSON.stringify(clipboard({ otherCompressed: compress(data) ?? '' }, 3))));
    }),
  );
});

it('a text full of beginnings is read in no time worth a word', () => {
  expect(readTldrawClipboard('<div data-tldraw>'.repeat(1_000_000))).toBeUndefined();
});
