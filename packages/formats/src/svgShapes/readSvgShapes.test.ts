import { linePoints, type NewShape, type Shape } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, readOf, shapesOf } from '../test/shapesOf.ts';
import { readSvgShapes } from './readSvgShapes.ts';

const svg = (inner: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
const read = (inner: string, attributes = '') => shapesOf(readSvgShapes(svg(inner, attributes)));
const first = (inner: string): NewShape<Shape> | undefined => read(inner)[0];
const pointsOf = (shape: NewShape<Shape> | undefined): number[][] =>
  shape && 'packed' in shape ? linePoints(shape).map(({ x, y }) => [Math.round(x), Math.round(y)]) : [];

describe('shapes', () => {
  it.each<[inner: string, shape: object]>([
    ['<rect x="1" y="2" width="30" height="40"/>', { type: 'rectangle', x: 1, y: 2, w: 30, h: 40 }],
    ['<rect width="30" height="40" rx="3"/>', { type: 'rectangle', style: { corners: 'round' } }],
    ['<rect width="30" height="40" rx="15"/>', { type: 'line', x: 0, y: 0, w: 30, h: 40 }],
    ['<circle cx="10" cy="20" r="5"/>', { type: 'ellipse', x: 5, y: 15, w: 10, h: 10 }],
    ['<ellipse cx="10" cy="20" rx="5" ry="2"/>', { type: 'ellipse', x: 5, y: 18, w: 10, h: 4 }],
    ['<rect width="1in" height="1pc"/>', { w: 96, h: 16 }],
    ['<rect width="10" height="20" transform="translate(5 6) scale(2)"/>', { x: 5, y: 6, w: 20, h: 40 }],
    ['<rect width="10" height="10" transform="rotate(90 5 5)"/>', { x: 0, y: 0, rotation: Math.PI / 2 }],
    ['<rect width="10" height="10" transform="skewX(45)"/>', { type: 'line', w: 20, h: 10 }],
    [
      '<g transform="translate(1 2)"><g transform="scale(3)"><rect x="1" width="1" height="1"/></g></g>',
      { x: 4, y: 2, w: 3 },
    ],
    [
      '<text x="5" y="20" font-size="10">a <b>b</b></text>',
      { type: 'text', text: 'a b', x: 5, style: { fontSize: 10 } },
    ],
    ['<a href="https://example.com"><rect width="1" height="1"/></a>', { link: 'https://example.com' }],
  ])('%s', (inner, shape) => {
    expect(first(inner)).toMatchObject(shape);
  });

  it.each<[inner: string, points: number[][]]>([
    [
      '<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '<polyline points="0,0 10,0 10,10" fill="none" stroke="red"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
    ],
    [
      '<polygon points="0,0 10,0 10,10"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
    ],
    [
      '<polyline points="0,0 10,0 10,10"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
    ],
    [
      '<path d="M1 1h9v9H1z"/>',
      [
        [1, 1],
        [10, 1],
        [10, 10],
        [1, 10],
        [1, 1],
      ],
    ],
    [
      '<path d="m1,1l9,0 0,9" fill="none" stroke="red"/>',
      [
        [1, 1],
        [10, 1],
        [10, 10],
      ],
    ],
    [
      '<path d="M0 0 10 0 10-10.5.5" fill="none" stroke="red"/>',
      [
        [0, 0],
        [10, 0],
        [10, -10],
      ],
    ],
    [
      '<path d="M0 0L9 0L9 9L junk 5 5" fill="none" stroke="red"/>',
      [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
    ],
  ])('%s has these points', (inner, points) => {
    expect(pointsOf(first(inner))).toEqual(points);
  });

  it.each([
    ['M0 0C0 10 10 10 10 0', 7.5],
    ['M0 0Q5 15 10 0', 7.5],
    ['M0 0A5 5 0 0 0 10 0', 5],
    ['M0 0a5 5 0 0010 0', 5],
    ['M0 0C0 5 0 10 5 10S10 5 10 0', 10],
    ['M0 0Q0 5 5 5T10 0', 5],
  ])('the curve %s is as high as it was', (d, h) => {
    const shape = first(`<path d="${d}" fill="none" stroke="red"/>`);
    expect(shape?.w).toBeCloseTo(10, 0);
    expect(Math.abs((shape?.h ?? 0) - h)).toBeLessThan(0.3);
    expect(pointsOf(shape).length).toBeGreaterThan(4);
  });

  it('keep to their curves within a hair', () => {
    const shape = first('<path d="M100 0A100 100 0 0 1 -100 0" fill="none" stroke="red"/>');
    if (!shape || !('packed' in shape)) throw new Error('No line.');
    for (const { x, y } of linePoints(shape)) expect(Math.abs(Math.hypot(x, y) - 100)).toBeLessThan(0.1);
  });

  it('are as large as the drawing says, in the middle of its size', () => {
    const inner = '<rect width="10" height="10"/>';
    expect(read(inner, 'viewBox="0 0 10 10" width="50" height="100"')).toMatchObject([
      { x: 0, y: 25, w: 50, h: 50 },
    ]);
    expect(read(inner, 'viewBox="-5 -5 10 10"')).toMatchObject([{ x: 5, y: 5 }]);
    expect(
      read(inner, 'viewBox="0 0 10 20" width="40" height="40" preserveAspectRatio="none"'),
    ).toMatchObject([{ w: 40, h: 20 }]);
  });

  it('with a marker at an end are arrows', () => {
    expect(first('<line x2="9" stroke="red" marker-end="url(#head)"/>')).toMatchObject({
      type: 'arrow',
      style: { startHead: 'none', endHead: 'triangle' },
    });
  });

  it('keep their groups, those of one shape apart', () => {
    const shapes = read(
      '<g><g><rect width="1" height="1"/></g><rect width="1" height="1"/></g><rect width="1" height="1"/>',
    );
    expect(shapes.map(({ groups = [] }) => groups.length)).toEqual([2, 2, 1]);
    expect(read('<g><rect width="1" height="1"/></g>')).toMatchObject([{ groups: [] }]);
  });

  it('are drawn as often as they are used', () => {
    const shapes = read(
      '<defs><symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol><rect id="r" width="2" height="2"/></defs><use href="#s" x="5" width="10" height="10"/><use xlink:href="#r" y="3" fill="red"/><use href="other.svg#r"/>',
    );
    expect(shapes).toMatchObject([
      { x: 5, w: 10 },
      { y: 3, w: 2, style: { fillColor: '#ff0000' } },
    ]);
  });

  it('are pictures, if these are in the drawing', () => {
    const data = 'data:image/png;base64,AAAA';
    const { shapes, images } = readOf(
      readSvgShapes(svg(`<image href="${data}" x="1" width="20" height="10"/>`)),
    );
    expect(shapes).toMatchObject([{ type: 'image', x: 1, w: 20, h: 10 }]);
    expect([...images]).toEqual([[shapes[0]?.id, data]]);
  });

  it('of lines of text stand where these stood', () => {
    const shapes = read(
      '<text x="100" y="50" font-size="10" text-anchor="middle">one<tspan x="100" dy="1.5em">two</tspan></text>',
    );
    expect(shapes).toMatchObject([{ text: 'one', style: { align: 'center' } }, { text: 'two' }]);
    const [one, two] = shapes;
    expect((one?.x ?? 0) + (one?.w ?? 0) / 2).toBeCloseTo(100);
    expect((two?.y ?? 0) - (one?.y ?? 0)).toBeCloseTo(15);
  });
});

describe('looks', () => {
  it.each<[attributes: string, style: object]>([
    ['', { fill: 'solid', fillColor: '#000000', width: 0.1 }],
    ['fill="none" stroke="#f00" stroke-width="3"', { fill: 'none', color: '#ff0000', width: 3 }],
    ['fill="SteelBlue"', { fillColor: '#4682b4' }],
    ['fill="hsl(120, 100%, 50%)"', { fillColor: '#00ff00' }],
    ['fill="rgb(100%, 0%, 50%)"', { fillColor: '#ff0080' }],
    ['style="fill:red;stroke:blue" fill="green"', { fillColor: '#ff0000', color: '#0000ff' }],
    ['class="a b"', { fillColor: '#00ff00', color: '#0000ff' }],
    ['id="i" class="a"', { fillColor: '#ffff00' }],
    ['fill="currentColor" color="red"', { fillColor: '#ff0000' }],
    ['opacity=".5" fill-opacity="50%"', { opacity: 0.25 }],
    ['stroke="red" stroke-dasharray="8 4"', { dash: 'dashed' }],
    ['stroke="red" stroke-dasharray="1 4"', { dash: 'dotted' }],
    ['fill="url(#g)"', { fillColor: '#00ff00' }],
    ['fill="url(#none) red"', { fillColor: '#ff0000' }],
  ])('%s', (attributes, style) => {
    const sheet =
      '<style>/* x */ .a{fill:lime} rect.b{stroke:blue} #i,.z{fill:yellow}</style><linearGradient id="g"><stop stop-color="lime"/></linearGradient>';
    expect(first(`${sheet}<rect width="9" height="9" ${attributes}/>`)).toMatchObject({ style });
  });

  it('are those of what they are in, unless they have their own', () => {
    const shapes = read(
      '<g fill="red" opacity=".5"><rect width="1" height="1" opacity=".5"/><rect width="1" height="1" fill="inherit"/></g>',
    );
    expect(shapes.map(({ style }) => [style.fillColor, style.opacity])).toEqual([
      ['#ff0000', 0.25],
      ['#ff0000', 0.5],
    ]);
  });

  it.each(['display="none"', 'visibility="hidden"', 'fill="none"', 'style="display:none"'])(
    '%s is not there',
    (attributes) => {
      expect(read(`<rect width="1" height="1" ${attributes}/>`)).toEqual([]);
    },
  );

  it('grow with the shape', () => {
    expect(first('<g transform="scale(4)"><rect width="1" height="1" stroke="red"/></g>')).toMatchObject({
      style: { width: 4 },
    });
  });
});

describe('the report says', () => {
  it.each([
    ['<rect width="1" height="1" filter="url(#f)"/>', 'approximated: Filters, such as shadows and blur (1)'],
    [
      '<rect width="1" height="1" fill="url(#g)"/>',
      'approximated: Gradients and patterns, as one colour (1)',
    ],
    ['<g clip-path="url(#c)"/>', 'approximated: Clip paths, without which shapes are whole (1)'],
    [
      '<path d="M0 0h9v9zM2 1h2v2z"/>',
      'approximated: Paths of several parts, each filled by itself, also where there were holes (1)',
    ],
    ['<foreignObject><p>x</p></foreignObject>', 'left out: Pieces of web pages (1)'],
    ['<script>alert(1)</script>', 'left out: Scripts (1)'],
    ['<rect width="1" height="1" onclick="x()"/>', 'left out: Scripts (1)'],
    [
      '<image href="https://example.com/x.png" width="1" height="1"/>',
      'left out: Pictures that are not in the drawing itself, or of another kind (1)',
    ],
    ['<use href="https://example.com/x.svg#a"/>', 'left out: Copies of what is not in the drawing (1)'],
    [
      '<style>g > rect {fill:red}</style>',
      'left out: Style rules that are about more than a name, a class or an id (1)',
    ],
    ['<hologram/>', 'left out: Elements of kinds that boards do not have (1)'],
    [
      '<text>a<tspan fill="red">b</tspan></text>',
      'approximated: Words of several looks in one line, which look like the first (1)',
    ],
    ['<rect x="1e9" width="1" height="1"/>', 'left out: Shapes that lie at no place there is (1)'],
    ['<path d="M0 0L1e300 1e300 3 3" stroke="red"/>', 'left out: Shapes that lie at no place there is (1)'],
    ['<b>&unknown;</b>', 'left out: Elements of kinds that boards do not have (1)'],
  ])('%s', (inner, line) => {
    expect(linesOf(readSvgShapes(svg(inner)))).toContain(line);
  });

  it('that rules within others have no effect, and those behind them have', () => {
    const sheet = '<style>@media print { rect{fill:red} .a{fill:red} } .b{stroke:blue}</style>';
    expect(first(`${sheet}<rect class="a b" width="1" height="1"/>`)).toMatchObject({
      style: { fillColor: '#000000', color: '#0000ff' },
    });
    expect(linesOf(readSvgShapes(svg(sheet)))).toEqual([
      'left out: Style rules that are about more than a name, a class or an id (2)',
    ]);
  });

  it('nothing where all is as it was', () => {
    expect(readOf(readSvgShapes(svg('<title>x</title><rect width="1" height="1"/>'))).report).toEqual({
      kept: 1,
      changed: 0,
      skipped: 0,
      lines: [],
    });
  });
});

describe('hostile files', () => {
  it('get no entities that grow, nor those of files', () => {
    const entities = Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    ).join('');
    const result = readSvgShapes(
      `<!DOCTYPE svg [<!ENTITY e0 "lol">${entities}<!ENTITY f SYSTEM "file:///etc/passwd">]><svg><text y="9">&e0;&e20;&f;</text></svg>`,
    );
    expect(shapesOf(result)).toMatchObject([{ text: 'lol&e20;&f;' }]);
    expect(linesOf(result)[0]).toContain('Entities');
  });

  it('may name their namespaces by entities, as drawing programs do', () => {
    const doctype = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>';
    expect(linesOf(readSvgShapes(`${doctype}<svg xmlns="&ns;"><rect width="1" height="1"/></svg>`))).toEqual(
      [],
    );
  });

  it('nested beyond reason are read as far as is reasonable', () => {
    const deep = `${'<g>'.repeat(10_000)}<rect width="1" height="1"/>${'</g>'.repeat(10_000)}<rect width="2" height="2"/>`;
    const result = readSvgShapes(svg(deep));
    expect(shapesOf(result)).toMatchObject([{ w: 2 }]);
    expect(linesOf(result)).toEqual(['left out: What is nested in more than 200 elements (1)']);
  });

  it('that use themselves, or what uses others twice, come to an end', () => {
    expect(read('<g id="a"><use href="#a"/><rect width="1" height="1"/></g>').length).toBeLessThan(20);
    const doubled = Array.from(
      { length: 30 },
      (_, index) => `<g id="u${index + 1}"><use href="#u${index}"/><use href="#u${index}"/></g>`,
    );
    const bomb = `<defs><rect id="u0" width="1" height="1"/>${doubled.join('')}</defs>`;
    expect(readSvgShapes(svg(`${bomb}<use href="#u15"/>`))).toEqual({ kind: 'tooMany', count: 10_001 });
    expect(readSvgShapes(svg(`${bomb}<use href="#u30"/>`))).toMatchObject({ kind: 'shapes' });
  });

  it.each(['NaN', '1e999', '-5', '', '12parsecs', '1e9'])('with the size %j are harmless', (size) => {
    expect(() =>
      read(
        `<rect width="${size}" height="${size}" rx="${size}"/><circle r="${size}"/><path d="M${size} 0L${size} ${size}"/><text font-size="${size}">x</text><g transform="scale(${size}) matrix(${size})"><rect width="1" height="1"/></g>`,
        `viewBox="0 0 ${size} ${size}"`,
      ),
    ).not.toThrow();
  });

  it('with too many shapes, points or characters are refused or cut', () => {
    const limits = { shapes: 5, points: 10, characters: 4 };
    const small = (inner: string) => readSvgShapes(svg(inner), limits);
    expect(small('<rect width="1" height="1"/>'.repeat(6))).toEqual({ kind: 'tooMany', count: 6 });
    expect(linesOf(small(`<path d="M0 0${'l1 1'.repeat(20)}" stroke="red"/>`))).toEqual([
      'approximated: Paths with too many points, which end before (1)',
    ]);
    expect(shapesOf(small('<text>abcdefgh</text>'))).toMatchObject([{ text: 'abcd' }]);
    const long = `<path fill="none" stroke="red" d="M0 0${'l1 1 1-1'.repeat(3_000)}"/>`;
    expect(linesOf(readSvgShapes(svg(long)))).toEqual([
      'approximated: Lines with too many points, which have fewer (1)',
    ]);
    expect(readSvgShapes(`<svg>${' '.repeat(17 * 1024 * 1024)}</svg>`)).toMatchObject({ kind: 'refused' });
  });

  it('that are no drawings are none', () => {
    expect(() => readSvgShapes('<svg><!--\ud800')).not.toThrow();
    for (const text of ['', 'x', '<html><svg/></html>', '<svgx/>', '{"a":"<svg>"}'])
      expect(readSvgShapes(text)).toBeUndefined();
  });

  it('never throw, whatever is cut off or thrown together', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      '<g transform="rotate(30',
      ')">',
      '</g>',
      '<path d="M0 0',
      'A1 1 0 0',
      ' 1e99',
      'C1 2',
      '-3.5.5',
      'z',
      '"/>',
      '<text>',
      'a&#0;&amp;&x;',
      '</text>',
      '<use href="#a" id="a"/>',
      '<style>',
      'rect{fill:',
      '}',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<rect width="5" height="5" style="fill:url(#',
      ')" />',
      '<svg viewBox="0 0 1 0">',
      'stroke="red" ',
      '<image href="data:image/png;base64,"/>',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const result = readSvgShapes(`<svg>${parts.join('')}`);
        if (result?.kind !== 'shapes') return;
        for (const { x, y, w, h } of result.shapes) expect([x, y, w, h].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('take no long time', { timeout: 20_000 }, () => {
    const n = 300_000;
    for (const text of [
      `<style>${'a{'.repeat(n)}</style>`,
      `<style>${'/*'.repeat(n)}</style>`,
      `<path d="${'M0 0'.repeat(n)}" />`,
      `<path d="${','.repeat(n)}"/>`,
      `<polygon points="${'1 '.repeat(n)}"/>`,
      `<g transform="${'rotate('.repeat(n)}"/>`,
      `<rect style="${';:'.repeat(n)}"/>`,
      `<text>${'a '.repeat(n)}</text>`,
      '<g/>'.repeat(n),
      '<!DOCTYPE svg ['.repeat(1000),
    ])
      readSvgShapes(`<svg>${text}</svg>`);
  });
});
