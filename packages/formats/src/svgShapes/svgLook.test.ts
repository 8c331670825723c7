import { describe, expect, it } from 'vitest';
import { first, read } from './test/drawn.ts';

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
