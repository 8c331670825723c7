import { DEFAULT_STYLE } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { element } from '../test/element.ts';
import { readCopied, writeCopied } from './copied.ts';
import { writeClipboard } from './writeClipboard.ts';

const star = testShape({
  type: 'star',
  x: 0,
  y: 0,
  w: 50,
  h: 50,
  style: { ...DEFAULT_STYLE, width: 7.5 },
  text: 'a',
});

it('what is copied is Excalidraw’s clipboard to others', () => {
  const value = JSON.parse(writeCopied([star]).text);
  expect(value).toMatchObject({
    type: 'excalidraw/clipboard',
    elements: [{ type: 'line' }, { type: 'text' }],
  });
});

it('and our own to us, with nothing lost', () => {
  const result = readCopied(writeCopied([star]).text);
  expect(result).toMatchObject({ shapes: [{ type: 'star', text: 'a', style: { width: 7.5 } }] });
  const { own } = writeCopied([star]);
  expect(own).toBe(writeClipboard([star]));
  expect(readCopied(` ${own}\n`)).toEqual(result);
});

it('what would be too much for anybody to read is in our own words only', () => {
  const text = 'x'.repeat(90_000);
  const shapes = Array.from({ length: 150 }, (_, index) => ({ ...star, id: `${index}`, text }));
  const copied = writeCopied(shapes);
  expect(copied.text).toBe(copied.own);
  expect(readCopied(copied.text)).toMatchObject({ report: { kept: 150 } });
});

it('what others copied is read as theirs', () => {
  const text = (type: string, more = {}) => JSON.stringify({ type, elements: [element({})], ...more });
  for (const type of ['excalidraw', 'excalidraw/clipboard', 'excalidraw-api/clipboard']) {
    expect(readCopied(text(type))).toMatchObject({ shapes: [{ type: 'rectangle' }] });
  }
  // A program may keep our key and change the rest, but not make it something else.
  expect(readCopied(text('excalidraw/clipboard', { drawbridge: { type: 'x' } }))).toMatchObject({
    shapes: [{ type: 'rectangle' }],
  });
});

it.each([
  '',
  'hello',
  '{',
  '{}',
  '[1]',
  'null',
  '{"type":"excalidraw"}',
  '{"elements":[]}',
  `{${'x'.repeat(1e6)}`,
])('the text %.20s is no shapes', (text) => {
  expect(readCopied(text)).toBeUndefined();
});

it('JSON that is deeper than anything is no shapes', () => {
  expect(readCopied(`{"type":"excalidraw","elements":${'['.repeat(200_000)}`)).toBeUndefined();
});
