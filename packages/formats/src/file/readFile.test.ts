import { DEFAULT_STYLE } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCopied } from '../clipboard/copied.ts';
import { writeClipboard } from '../clipboard/writeClipboard.ts';
import { PASTE_LIMITS } from '../limits.ts';
import { element } from '../test/element.ts';
import { sampleBytes } from '../test/samples.ts';
import type { FileLimits } from './openedFile.ts';
import { readFile, titleOf } from './readFile.ts';

const limits: FileLimits = { ...PASTE_LIMITS, bytes: 1024 * 1024 };

const read = (content: string | Uint8Array<ArrayBuffer>, name = 'file', within = limits) =>
  readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, name, within);

const drawing = (...elements: unknown[]): string => JSON.stringify({ type: 'excalidraw', elements });

const star = testShape({ type: 'star', x: 0, y: 0, w: 50, h: 50, style: { ...DEFAULT_STYLE, width: 7.5 } });

describe('a file', () => {
  it('is told by its content, whatever it is called', async () => {
    for (const name of ['plan.excalidraw', 'plan.png', 'plan.csv', 'plan.mmd', '.exe', '']) {
      expect(await read(drawing(element({})), name)).toMatchObject({
        kind: 'board',
        from: 'Excalidraw',
        shapes: [{ type: 'rectangle' }],
      });
    }
  });

  it('with our own shapes loses nothing, alone or among those for others', async () => {
    const copied = writeCopied([star]);
    for (const text of [copied.own, copied.text, `\ufeff\n ${copied.own}\n`]) {
      expect(await read(text)).toMatchObject({
        kind: 'board',
        from: 'Drawbridge',
        shapes: [{ type: 'star', style: { width: 7.5 } }],
      });
    }
  });

  it.each([
    'smiley_embedded_v2.png',
    'test_embedded_v1.png',
    'smiley_embedded_v2.svg',
    'test_embedded_v1.svg',
  ])('that is a picture with a drawing in it is that drawing: %s', async (name) => {
    expect(await read(sampleBytes(name))).toMatchObject({ kind: 'board', from: 'Excalidraw' });
  });

  it('that is a drawing is its shapes, and can be taken as a picture instead', async () => {
    const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
    const drawn = await read(svg('<rect width="30" height="20"/><foreignObject/>'), 'Logo.svg');
    expect(drawn).toMatchObject({
      ...{ kind: 'board', from: 'a drawing (SVG)', name: 'Logo', isPicture: true },
      ...{ shapes: [{ type: 'rectangle', w: 30, h: 20 }], report: { kept: 1, skipped: 1 } },
    });
    const two = svg('<rect width="1" height="1"/>'.repeat(2));
    expect(await read(two, '', { ...limits, shapes: 1 })).toEqual({ kind: 'picture' });
  });

  it.each([
    ['flow.mmd', '%% first\nflowchart\nA --> B', 'a Mermaid flowchart', 3],
    ['flow.mermaid', 'graph TD\nA --> B', 'a Mermaid flowchart', 3],
    ['notes.txt', '```mermaid\ngraph TD\nA --> B\n```', 'a Mermaid flowchart', 3],
    ['cities.csv', 'City;Since\nLyon;-43', 'a table', 4],
    ['cities.CSV', 'City,Since\nLyon,-43', 'a table', 4],
    ['cities.tsv', 'City\tSince\nLyon\t"-43"', 'a table', 4],
    ['readme.md', '# Cities\n\n|City|Since|\n|-|-|\n|Lyon|-43|', 'a table', 4],
    ['copied', 'City\tSince\nLyon\t-43', 'a table', 4],
  ])('that describes a drawing is that: %s', async (name, text, from, count) => {
    const style = { ...DEFAULT_STYLE, color: 'red' as const };
    const bytes = new TextEncoder().encode(text);
    const drawn = await readFile(bytes, name, limits, async () => ({ style }));
    expect(drawn).toMatchObject({ kind: 'board', from, name: titleOf(name) });
    expect(drawn).toHaveProperty('shapes.length', count);
    expect(drawn).toHaveProperty('shapes[0].style.color', 'red');
  });

  it('of a table may be written as old programs do', async () => {
    const cell = { shapes: [{ text: 'Zürich' }, { text: '1 €' }] };
    const latin = Uint8Array.from([90, 0xfc, 114, 105, 99, 104, 44, 49, 32, 0x80]);
    expect(await read(latin, 'old.csv')).toMatchObject(cell);
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from('Zürich\t1 €', 'utf16le')]);
    expect(await read(wide, 'old.tsv')).toMatchObject(cell);
    expect(await read(Uint8Array.from([0xfc, 0, 44, 0]), 'old.csv')).toMatchObject({ kind: 'problem' });
  });

  it.each([
    ['words.txt', 'a, b\nc, d', /^This is no file/],
    ['words.md', 'a, b\nc, d', /no table/],
    ['empty.csv', ',,\n,,', /no table/],
    ['other.mmd', 'sequenceDiagram\nA->>B: x', /sequence|flowchart/i],
  ])('that describes none says so: %s', async (name, text, words) => {
    expect(await read(text, name)).toEqual({ kind: 'problem', words: expect.stringMatching(words) });
  });

  it('of a table is held to the limits', async () => {
    expect(await read('a,b\nc,d', 'a.csv', { ...limits, shapes: 3 })).toMatchObject({ kind: 'problem' });
  });

  it('with a board in a picture can be taken as a picture, others cannot', async () => {
    expect(await read(sampleBytes('smiley_embedded_v2.png'))).toMatchObject({ isPicture: true });
    expect(await read(drawing(element({})))).not.toHaveProperty('isPicture');
  });

  it('of tldraw is one, and the reason is told where it cannot be read', async () => {
    const shape = {
      id: 'shape:a',
      typeName: 'shape',
      type: 'geo',
      parentId: 'page:p',
      index: 'a1',
      x: 1,
      y: 2,
    };
    const records = [
      { id: 'page:p', typeName: 'page', name: 'Plan', index: 'a1' },
      { ...shape, props: { geo: 'rectangle', w: 30, h: 20 } },
    ];
    const schema = { schemaVersion: 2, sequences: {} };
    expect(await read(JSON.stringify({ tldrawFileFormatVersion: 1, schema, records }))).toMatchObject({
      kind: 'board',
      from: 'tldraw',
      shapes: [{ type: 'rectangle', w: 30, h: 20 }],
    });
    expect(await read(JSON.stringify({ tldrawFileFormatVersion: 99, schema, records }))).toMatchObject({
      kind: 'problem',
      words: expect.stringContaining('newer tldraw'),
    });
  });

  it('that is an image, and no more, is a picture', async () => {
    const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const picture of [
      bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
      bytes('\xff\xd8\xff\xe0\0\x10JFIF'),
      bytes('GIF89a'),
      bytes('RIFF\x01\x02\x03\x04WEBPVP8 '),
      bytes('\0\0\0\x20ftypavif'),
      bytes('<?xml version="1.0"?>\n<!-- a plan -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      bytes('\xef\xbb\xbf<SVG></SVG>'),
      bytes('%PDF-1.7\n'),
      bytes('from a printer\n%PDF-1.4\n'),
    ]) {
      for (const name of ['', 'cities.csv', 'flow.mmd'])
        expect(await read(picture, name)).toEqual({ kind: 'picture' });
    }
  });

  it.each([
    ['of nothing', '', /^This file is empty\.$/],
    ['that was cut off', drawing(element({})).slice(0, -5), /^This file is damaged/],
    [
      'of another program',
      '{"type":"spreadsheet"}',
      /^This is no file .* Those of Drawbridge, Excalidraw, and tldraw are/,
    ],
    ['of words', 'hello', /^This is no file/],
    ['of bytes', new Uint8Array([0, 255, 254, 253]), /^This is no file/],
    ['of a page', '<!doctype html><svg></svg>', /^This is no file/],
    ['with nothing drawn', drawing(), /^There is nothing in this file/],
    ['of nothing but what cannot be drawn', drawing({ type: 'line', points: [[0, 0]] }), /^There is nothing/],
    ['that is deeper than anything', `{"type":"excalidraw","elements":${'['.repeat(100_000)}`, /damaged/],
    ['of a later version of ours', writeClipboard([star]).replace('"version":1', '"version":2'), /no file/],
  ])('%s says what is the matter', async (_what, content, words) => {
    expect(await read(content)).toEqual({ kind: 'problem', words: expect.stringMatching(words) });
  });

  it('is held to the limits', async () => {
    expect(await read(drawing(element({})), '', { ...limits, bytes: 10 })).toEqual({
      kind: 'problem',
      words: expect.stringMatching(/^This file has .* MB\. Files of up to 0 MB are opened here/),
    });
    expect(await read(writeClipboard([star, star]), '', { ...limits, shapes: 1 })).toEqual({
      kind: 'problem',
      words: expect.stringMatching(/^There are 2 things in this file\. Up to 1 are opened at once/),
    });
    const text = testShape({ ...star, type: 'text', text: 'too long', wraps: false });
    expect(await read(writeClipboard([text]), '', { ...limits, characters: 3 })).toMatchObject({
      shapes: [{ text: 'too' }],
    });
  });

  it('says what was left out of it', async () => {
    const own = JSON.parse(writeClipboard([star]));
    const content = JSON.stringify({ ...own, shapes: [...own.shapes, { k: { type: 'hologram' } }] });
    expect(await read(content)).toMatchObject({
      report: { kept: 1, skipped: 1, lines: [{ fate: 'left out', count: 1 }] },
    });
  });

  it('reaches nothing that all objects share', async () => {
    const hostile =
      '{"type":"excalidraw","__proto__":{"polluted":1},"elements":[{"type":"rectangle","id":"__proto__","x":0,"y":0,"width":9,"height":9,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}],"files":{"__proto__":{"polluted":1}}}';
    await read(hostile);
    expect('polluted' in {}).toBe(false);
  });

  it('of anything at all is read without an error', async () => {
    const anything = fc.oneof(
      fc.json().map((json) => new TextEncoder().encode(json)),
      fc.uint8Array(),
      fc.anything().map((elements) => new TextEncoder().encode(drawing(elements, { elements }))),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        expect(['problem', 'board', 'picture']).toContain((await read(bytes)).kind);
      }),
    );
  });
});

describe('a board made of a file', () => {
  it.each([
    ['Plan.excalidraw', 'Plan'],
    ['Plan.excalidraw.png', 'Plan'],
    ['C:\\boards\\The_big plan.tldr', 'The big plan'],
    ['v1.2 of it', 'v1.2 of it'],
    ['.drawbridge', ''],
  ])('from %s is called %s', (file, title) => {
    expect(titleOf(file)).toBe(title);
  });
});
