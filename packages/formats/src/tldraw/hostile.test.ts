import { MAX_COORDINATE_PX, MAX_STROKE_POINTS } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { readTldraw } from './readTldraw.ts';
import { anyFile } from './test/anyFile.ts';
import {
  binding,
  PAGE,
  readFile,
  readShape,
  richText,
  schema,
  shape,
  tldrawFile,
} from './test/tldrawFile.ts';

type ShapesRead = ReturnType<typeof readFile>;

/** Every shape can be written into a document, and is what it was when it is read there. */
function expectSound({ shapes, report, images }: ShapesRead): void {
  expect(report.kept).toBe(shapes.length);
  const ids = shapes.map(({ id = '' }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of images.keys()) expect(ids).toContain(id);
  const { store } = createTestBoard();
  store.create(...shapes);
  for (const one of shapes) {
    for (const key of ['x', 'y', 'w', 'h'] as const)
      expect(Math.abs(one[key])).toBeLessThanOrEqual(MAX_COORDINATE_PX);
    const stored = store.get(one.id ?? '');
    expect(stored).toMatchObject({ type: one.type, style: one.style, link: one.link ?? '' });
    expect(stored).toMatchObject({ groups: one.groups ?? [], frame: one.frame ?? '' });
    if ('packed' in one) expect(one.packed.length).toBeLessThanOrEqual(20 * MAX_STROKE_POINTS);
    expect(one.frame ? ids : ['']).toContain(one.frame || '');
  }
}

const linesOf = ({ report }: ShapesRead) => report.lines.map(({ fate, words }) => `${fate}: ${words}`);

describe('a hostile file', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, '12', {}, null])(
    'with %s for a place has no such shape',
    (value) => {
      for (const key of ['x', 'y', 'rotation']) {
        const read = readFile([shape('geo', {}, { [key]: value })]);
        expect(read.shapes).toEqual([]);
        expect(linesOf(read)).toEqual(['left out: Shapes without a type or a place']);
      }
      for (const key of ['w', 'h', 'growY']) {
        const read = readFile([shape('geo', { [key]: value })]);
        expect(read.shapes).toEqual([]);
        expect(read.report.skipped).toBe(1);
      }
    },
  );

  it('with odd numbers for a look has the usual', () => {
    const odd = { scale: 1e308, size: 'huge', dash: 7, fill: {}, color: null, align: [], font: 3 };
    expect(readShape('geo', odd).shape?.style).toMatchObject({ width: 200, fontSize: 1000, fill: 'none' });
    expect(readShape('geo', { scale: Number.NaN }, { opacity: 9 }).shape?.style).toMatchObject({
      width: 3.5,
      opacity: 1,
    });
  });

  it('whose shapes lie in each other in a circle has them all, apart', () => {
    const read = readFile([
      shape('group', {}, { id: 'a', parentId: 'b' }),
      shape('group', {}, { id: 'b', parentId: 'a' }),
      shape('geo', {}, { id: 'c', parentId: 'b' }),
      shape('geo', {}, { id: 'd', parentId: 'd' }),
    ]);
    expect(read.shapes.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(linesOf(read)).toEqual(['repaired: Shapes that lay within each other in a circle: taken apart']);
    expectSound(read);
  });

  it('that is deeper than any stack is read to its ground', () => {
    const groups = Array.from({ length: 9000 }, (_, index) =>
      shape('group', {}, { id: `g${index}`, parentId: index === 0 ? 'page:page' : `g${index - 1}`, x: 1 }),
    );
    const read = readFile([...groups.toReversed(), shape('geo', {}, { parentId: 'g8999', x: 0 })]);
    expect(read.shapes).toMatchObject([{ x: 9000, type: 'rectangle' }]);
    expect(read.shapes[0]?.groups).toHaveLength(32);
  });

  it('whose shapes lie in what is not there has them on its first page', () => {
    const read = readFile([shape('geo', {}, { parentId: 'shape:gone' }), shape('note', {}, { parentId: 7 })]);
    expect(read.shapes).toHaveLength(2);
    expect(read.report.lines).toEqual([
      { fate: 'repaired', words: 'Shapes of pages or groups that are missing: on the first page', count: 2 },
    ]);
  });

  it('whose frame has no size has what lay in it on the page', () => {
    const read = readFile([shape('frame', { w: null }), shape('geo', {}, { parentId: 'shape:frame', x: 0 })]);
    expect(read.shapes).toMatchObject([{ type: 'rectangle', frame: '', x: 100 }]);
    expect(linesOf(read)).toEqual(['left out: Shapes without a size or a place']);
  });

  it('whose pages and arrows reach further than a board leaves those out', () => {
    const far = { x: 0, y: 0 };
    const arrow = shape('arrow', { end: { x: 0, y: 9e6 } }, { x: 0, y: 9e6, rotation: 0.1 });
    expect(readFile([arrow]).shapes).toEqual([]);
    const read = readFile([
      shape('geo', { w: 9e6 }, { id: 'a', ...far }),
      { ...PAGE, id: 'page:two', index: 'a2' },
      shape('geo', { w: 9e6 }, { id: 'b', parentId: 'page:two', ...far }),
    ]);
    expect(read.shapes.map(({ id }) => id)).toEqual(['page:page', 'a']);
    expect(linesOf(read)).toContain('left out: Shapes further away than a board reaches');
    expectSound(read);
  });

  it('whose arrows are bound to what is not there has them where they say that they are', () => {
    const arrow = shape('arrow', { start: { x: 5, y: 5 } });
    const read = readFile([arrow, binding('start', 'shape:gone'), binding('end', 'shape:arrow')]);
    expect(read.shapes).toMatchObject([{ x: 105, y: 200, w: 95, h: 5, start: undefined, end: undefined }]);
    expect(linesOf(read)).toEqual([
      'repaired: Arrows bound to shapes that are missing: they end where they were',
    ]);
  });

  it('whose arrows are bound nowhere in particular has them bound to the middle', () => {
    for (const normalizedAnchor of [{ x: Number.NaN, y: 'a' }, null, 7]) {
      const read = readFile([
        shape('geo'),
        shape('arrow', { start: { x: 500, y: 0 } }),
        binding('end', 'shape:geo', { normalizedAnchor, isPrecise: true }),
      ]);
      expect(read.shapes[1]).toMatchObject({ end: { x: 0.5, y: 0.5 } });
      expectSound(read);
    }
  });

  it('with several shapes of one id gives the others ids of their own', () => {
    const read = readFile([shape('geo'), shape('geo'), shape('geo', {}, { id: undefined })]);
    expect(new Set(read.shapes.map(({ id }) => id)).size).toBe(3);
    expect(read.shapes[0]?.id).toBe('shape:geo');
    expectSound(read);
  });

  it('with a key that would change all objects changes none', () => {
    const json = JSON.stringify(tldrawFile([shape('geo'), shape('line')], { shape: 0, 'shape.line': 0 }))
      .replaceAll(
        '"props":{',
        '"props":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
      )
      .replaceAll('"sequences":{', '"sequences":{"__proto__":{"com.tldraw.shape":-1},');
    const result = readTldraw(JSON.parse(json), PASTE_LIMITS);
    expect(result).toMatchObject({ kind: 'shapes', shapes: [{ type: 'rectangle' }] });
    expect('polluted' in {}).toBe(false);
    const handles = JSON.parse(
      '{"handles":{"__proto__":{"index":"__proto__","x":1,"y":2},"b":{"index":"b","x":9,"y":9}}}',
    );
    expect(readFile([shape('line', handles)], { 'shape.line': 0 }).shapes).toMatchObject([{ w: 8, h: 7 }]);
  });

  it('with names that all objects know has nothing behind them', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const read = readFile([
        shape(name, { w: 5, h: 5 }),
        shape('geo', { geo: name, color: name, fill: name, dash: name, size: name, font: name, align: name }),
        shape('image', { assetId: name }),
        shape('arrow', { arrowheadStart: name, arrowheadEnd: name }),
      ]);
      expect(read.shapes.map(({ type }) => type)).toEqual(['rectangle', 'rectangle', 'image', 'arrow']);
      expectSound(read);
    }
  });

  it('with text that never ends, or lists within lists, is cut', () => {
    const long = readFile([shape('geo', { richText: richText('x'.repeat(50_000), 'y'.repeat(99_000)) })]);
    const [first] = long.shapes;
    expect(first && 'text' in first && first.text?.length).toBe(PASTE_LIMITS.characters);
    let list: unknown = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] };
    for (let depth = 0; depth < 5000; depth++)
      list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] };
    const deep = readFile([shape('geo', { richText: { type: 'doc', content: [list] } })]);
    expect(deep.shapes).toHaveLength(1);
    for (const read of [long, deep])
      expect(linesOf(read)).toContain('left out: Text beyond what one shape may have');
  });

  it('with links that could do harm has none of them', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:alert(1)']) {
      const mark = { type: 'link', attrs: { href: url } };
      const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [mark] }] }];
      const read = readFile([
        ...['geo', 'note', 'image', 'embed', 'bookmark', 'video'].map((type) => shape(type, { url })),
        shape('text', { richText: { type: 'doc', content } }),
        { id: 'asset:a', typeName: 'asset', type: 'video', props: { src: url } },
      ]);
      expect(read.shapes).toHaveLength(7);
      for (const { link } of read.shapes) expect(link).toBe('');
      expect(linesOf(read)).toContain('left out: Links that could do harm');
    }
  });

  it('with things that are no records says so', () => {
    const records = [PAGE, null, 7, 'x', [], shape('geo')];
    const result = readTldraw({ tldrawFileFormatVersion: 1, schema: schema(), records }, PASTE_LIMITS);
    expect(result).toMatchObject({
      shapes: [{ type: 'rectangle' }],
      report: { lines: [{ fate: 'left out', words: 'Records that are damaged', count: 4 }] },
    });
  });
});

describe('whatever a file holds', () => {
  it('it is read without an error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.array(fc.anything()), (value, anySchema, records) => {
        readTldraw(value, PASTE_LIMITS);
        readTldraw({ tldrawFileFormatVersion: 1, schema: anySchema, records }, PASTE_LIMITS);
        readTldraw(tldrawFile(records), PASTE_LIMITS);
      }),
    );
  });

  it('its shapes are sound, of whatever version, whole and damaged', () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom('frames', 'first'), (file, pages) => {
        const result = readTldraw(file, PASTE_LIMITS, { pages });
        if (result.kind === 'shapes') expectSound(result);
      }),
      { numRuns: 500 },
    );
  });
});
