import { describe, expect, it } from 'vitest';
import { linesOf, readOf } from '../test/shapesOf.ts';
import { readSvgShapes } from './readSvgShapes.ts';
import { first, svg } from './test/drawn.ts';

describe('the report of a drawing says', () => {
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
