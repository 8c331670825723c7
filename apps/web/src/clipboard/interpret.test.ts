import { DEFAULT_STYLE, readShape } from '@drawbridge/board';
import { writeClipboard, writeCopied } from '@drawbridge/formats';
import { describe, expect, it } from 'vitest';
import { drawDescribed } from './drawDescribed.ts';
import { interpret } from './interpret.ts';
import type { Pasted } from './pasted.ts';

const EMPTY: Pasted = { own: '', text: '', html: '', files: [] };
const htmlText = (html: string) => html.replace(/<[^>]*>/g, '');
const meaningOf = (pasted: Partial<Pasted>, isPlain = false) =>
  interpret({ ...EMPTY, ...pasted }, { isPlain, style: DEFAULT_STYLE, htmlText });
const picture = new Blob(['PNG'], { type: 'image/png' });
const star = readShape(
  's',
  new Map<string, unknown>([
    ['k', { type: 'star' }],
    ['g', [0, 0, 50, 50, 0]],
  ]),
);

describe('shapes', () => {
  it('are those of our own clipboard, whatever else is there', () => {
    expect(meaningOf({ own: writeClipboard([star]), text: 'text', files: [picture] })).toMatchObject({
      kind: 'shapes',
      shapes: [{ type: 'star' }],
      problem: undefined,
    });
  });

  it('come from text alone', () => {
    expect(meaningOf({ text: writeCopied([star]).text })).toMatchObject({ shapes: [{ type: 'star' }] });
    const excalidraw = {
      type: 'excalidraw/clipboard',
      elements: [{ type: 'rectangle', width: 5 }, { type: 'rectangle' }],
    };
    expect(meaningOf({ text: JSON.stringify(excalidraw) })).toMatchObject({
      shapes: [{ type: 'rectangle' }],
      problem: '1 of 2 things could not be read and were left out.',
    });
  });

  it('of which none can be shown are a problem', () => {
    const text = JSON.stringify({ type: 'excalidraw', elements: [{ type: 'rectangle' }] });
    expect(meaningOf({ text })).toMatchObject({
      kind: 'problem',
      problem: expect.stringContaining('Nothing'),
    });
    const many = JSON.stringify({ type: 'excalidraw', elements: Array.from({ length: 10_001 }, () => 0) });
    expect(meaningOf({ text: many })).toMatchObject({
      kind: 'problem',
      problem: expect.stringContaining('10,001'),
    });
  });
});

describe('descriptions', () => {
  it.each([
    ['mermaid', 'flowchart TD\nA --> B'],
    ['mermaid', '```mermaid\nsequenceDiagram\n```'],
    ['table', '|a|b|\n|-|-|\n|1|2|'],
    ['table', 'a\tb\nc\td'],
  ] as const)('in the language %s are drawn, unless text is asked for', (language, text) => {
    // Programs for tables add a picture of what they copy.
    expect(meaningOf({ text, files: [picture] })).toEqual({ kind: 'described', language, text });
    expect(meaningOf({ text }, true)).toMatchObject({ kind: 'shapes', shapes: [{ type: 'text', text }] });
  });

  it('that are none stay text', () => {
    for (const text of ['graph of it', 'a\tb', 'a | b', '\tx\n\ty'])
      expect(meaningOf({ text })).toMatchObject({ kind: 'shapes', shapes: [{ type: 'text' }] });
  });

  it('of which nothing comes are pasted as text, and it is said why', () => {
    const text = 'sequenceDiagram\nA->>B: x';
    const drawn = drawDescribed({ kind: 'described', language: 'mermaid', text }, DEFAULT_STYLE, () => 10);
    expect(drawn).toMatchObject({
      shapes: [{ type: 'text', text }],
      problem: expect.stringContaining('pasted as text'),
    });
  });

  it('are drawn in the style of what one draws', () => {
    const style = { ...DEFAULT_STYLE, color: 'red' as const };
    const drawn = drawDescribed(
      { kind: 'described', language: 'table', text: 'a\tb\nc\td' },
      style,
      () => 10,
    );
    expect(drawn).toMatchObject({ shapes: Array(4).fill({ type: 'rectangle', style: { color: 'red' } }) });
  });
});

describe('shapes of tldraw', () => {
  const shape = { typeName: 'shape', id: 'shape:a', type: 'note', parentId: 'page:a', x: 0, y: 0, props: {} };
  const data = { shapes: [shape], schema: { schemaVersion: 2, sequences: {} } };
  const json = JSON.stringify({ type: 'application/tldraw', kind: 'content', data });
  const html = `<meta charset="utf-8"><div data-tldraw>${json}</div>`;

  it('come before the words and the picture beside them', () => {
    const meaning = meaningOf({ html, text: 'label', files: [picture] });
    expect(meaning).toMatchObject({ kind: 'shapes', shapes: [{ type: 'sticky' }], problem: undefined });
    expect(meaningOf({ text: html })).toMatchObject({ shapes: [{ type: 'sticky' }] });
  });

  it('are words when text is asked for', () => {
    expect(meaningOf({ html, text: 'label' }, true)).toMatchObject({
      ...{ shapes: [{ type: 'text', text: 'label' }], problem: undefined },
    });
  });

  it('that cannot be read are their words, which is said', () => {
    const unread = { problem: expect.stringContaining('tldraw') };
    const damaged = html.replace('sequences', 'sequels');
    expect(meaningOf({ html: damaged, text: ' ' })).toMatchObject({ kind: 'problem', ...unread });
    expect(meaningOf({ html: damaged, text: 'label' })).toMatchObject({
      shapes: [{ text: 'label' }],
      ...unread,
    });
  });
});

describe('pictures', () => {
  it('are files, also with a name as text or a page around them', () => {
    expect(meaningOf({ files: [picture] })).toEqual({ kind: 'images', files: [picture] });
    expect(meaningOf({ files: [picture], text: 'cat.png' })).toMatchObject({ kind: 'images' });
    expect(meaningOf({ files: [picture], html: '<img src="https://example.com/cat.png">' })).toMatchObject({
      kind: 'images',
    });
  });

  it('that a program for tables adds to its words count for nothing', () => {
    expect(meaningOf({ files: [picture], text: '1\t2', html: '<td>1<td>2' })).toMatchObject({
      shapes: [{ text: '1\t2' }],
    });
  });

  it('are drawings in the clipboard’s text', () => {
    const svg =
      '<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>\n';
    const meaning = meaningOf({ text: svg });
    expect(meaning).toMatchObject({ kind: 'images', files: [{ type: 'image/svg+xml' }] });
    expect(meaningOf({ text: svg }, true)).toMatchObject({ kind: 'shapes', shapes: [{ type: 'text' }] });
    expect(meaningOf({ text: 'How to write <svg> and </svg>' })).toMatchObject({ kind: 'shapes' });
  });
});

describe('words', () => {
  it('are text', () => {
    expect(meaningOf({ text: 'hello', html: '<b>hello</b>' })).toMatchObject({ shapes: [{ text: 'hello' }] });
  });

  it('come from HTML where there are no others', () => {
    expect(meaningOf({ html: '<b>hello</b>' })).toMatchObject({ shapes: [{ type: 'text', text: 'hello' }] });
  });

  it('stay words when text is asked for', () => {
    const { text } = writeCopied([star]);
    expect(meaningOf({ own: writeClipboard([star]), text }, true)).toMatchObject({
      shapes: [{ type: 'text' }],
    });
  });

  it('of a megabyte and more are refused', () => {
    expect(meaningOf({ text: 'x'.repeat(1_000_001) })).toMatchObject({
      kind: 'problem',
      problem: expect.stringContaining('1,000,001'),
    });
    expect(meaningOf({ text: 'x '.repeat(500_000) })).toMatchObject({ kind: 'shapes' });
    expect(meaningOf({ text: `{"${'x'.repeat(2e6)}` })).toMatchObject({ kind: 'problem' });
  });
});

it('a clipboard with nothing in it says so', () => {
  expect(meaningOf({})).toMatchObject({
    kind: 'problem',
    problem: expect.stringContaining('nothing on the clip'),
  });
});
