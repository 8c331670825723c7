import { isBindable, linePoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { binding, readFile, readShape, richText, shape } from './test/tldrawFile.ts';

/* What boards lose on other ways between drawing programs. On this one they lose none of it. */

it('shapes of every type are there, frames and pages within the drawing too', () => {
  const points = [
    { x: 0, y: 0, z: 0.5 },
    { x: 9, y: 9, z: 0.5 },
  ];
  const records = [
    shape('frame'),
    shape('geo'),
    shape('text', { richText: richText('a') }),
    shape('note'),
    shape('draw', { segments: [{ type: 'free', points }] }),
    shape('highlight', { segments: [{ type: 'free', points }] }),
    shape('line', { points: { a: { index: 'a1', x: 0, y: 0 }, b: { index: 'a2', x: 9, y: 9 } } }),
    shape('arrow'),
    shape('image'),
    shape('video'),
    shape('embed', { url: 'https://a.test/' }),
    shape('bookmark', { url: 'https://a.test/' }),
    shape('gadget', { w: 10, h: 10 }),
  ];
  const { shapes, report } = readFile(records);
  expect(shapes.map(({ type }) => type).sort()).toEqual(
    'arrow draw frame highlight image line rectangle rectangle rectangle rectangle rectangle sticky text'.split(
      ' ',
    ),
  );
  expect(report).toMatchObject({ kept: records.length, skipped: 0 });
});

it('a colour of one’s own is that colour, and not black', () => {
  expect(readShape('geo', { color: '#c0ffee' }).shape?.style.color).toBe('#c0ffee');
});

it('what shows through does so as much as it did', () => {
  for (const opacity of [0, 0.1, 0.33, 0.8, 1]) {
    expect(readShape('geo', {}, { opacity }).shape?.style.opacity).toBe(opacity);
  }
});

it('lines are as broad as they were, also of shapes that were made larger', () => {
  expect(readShape('geo', { size: 'l', scale: 1.3 }).shape?.style.width).toBeCloseTo(6.5, 10);
});

it('type is that of hand, plain or code, as it was', () => {
  const fonts = ['draw', 'sans', 'mono'].map((font) => readShape('geo', { font }).shape?.style.font);
  expect(fonts).toEqual(['hand', 'sans', 'mono']);
});

it('shapes have round corners and an unsteady hand where they had', () => {
  expect(readShape('geo', { dash: 'draw' }).shape?.style).toMatchObject({
    roughness: 'hand-drawn',
    corners: 'round',
  });
  expect(readShape('geo', { dash: 'solid' }).shape?.style).toMatchObject({
    roughness: 'clean',
    corners: 'sharp',
  });
});

it('arrows stay bound where they were, and not to the middle', () => {
  const anchor = { isPrecise: true, normalizedAnchor: { x: 0.1, y: 0.9 } };
  const { shapes } = readFile([
    shape('geo'),
    shape('arrow', {}, { index: 'a2' }),
    binding('end', 'shape:geo', anchor),
  ]);
  expect(shapes[1]).toMatchObject({ end: { id: 'shape:geo', x: 0.1, y: 0.9, isInside: false } });
});

it('lines and arrows of several points have all of them', () => {
  const places = Array.from({ length: 12 }, (_, at) => ({
    index: `a${String(at).padStart(2, '0')}`,
    x: at * 20,
    y: (at % 3) * 9,
  }));
  const points = Object.fromEntries(places.map((place) => [place.index, place]));
  const { shape: line } = readShape('line', { points, spline: 'cubic' });
  expect(line).toMatchObject({ type: 'line', style: { route: 'curved' } });
  expect(line?.type === 'line' && linePoints(line)).toHaveLength(12);
});

it('groups within groups stay so', () => {
  const { shapes } = readFile([
    shape('group', {}, { id: 'outer' }),
    shape('group', {}, { id: 'inner', parentId: 'outer' }),
    ...['a', 'b'].map((id) => shape('geo', {}, { id, parentId: 'inner' })),
    shape('geo', {}, { id: 'c', parentId: 'outer' }),
  ]);
  const { store } = createTestBoard();
  store.create(...shapes);
  expect(['a', 'b', 'c'].map((id) => store.groups.pathOf(id))).toEqual([
    ['inner', 'outer'],
    ['inner', 'outer'],
    ['outer'],
  ]);
});

it.each<readonly [string, Record<string, unknown>]>([
  ['geo', { url: 'https://a.test/' }],
  ['note', { url: 'https://a.test/' }],
  ['image', { url: 'https://a.test/' }],
  ['embed', { url: 'https://a.test/' }],
  ['bookmark', { url: 'https://a.test/' }],
  ['video', { url: 'https://a.test/' }],
  ...['geo', 'note', 'text', 'arrow'].map((type) => {
    const marks = [{ type: 'link', attrs: { href: 'https://a.test/' } }];
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks }] }];
    return [type, { richText: { type: 'doc', content } }] as const;
  }),
])('a link of a %s is kept: %j', (type, props) => {
  expect(readShape(type, props).shape?.link).toBe('https://a.test/');
});

it('a picture is cut as it was', () => {
  const src = 'data:image/png;base64,iVBORw0KGgo=';
  const asset = { id: 'asset:a', typeName: 'asset', type: 'image', props: { src, w: 400, h: 200 } };
  const crop = { topLeft: { x: 0.25, y: 0 }, bottomRight: { x: 0.75, y: 0.5 } };
  const { images } = readFile([asset, shape('image', { crop, flipX: true })]);
  const svg = atob(images.get('shape:image')?.replace('data:image/svg+xml;base64,', '') ?? '');
  expect(svg).toContain('width="200" height="100" viewBox="100 0 200 100"');
  expect(svg).toContain(`href="${src}" transform="translate(400 0) scale(-1 1)"`);
});

it('arrows can be bound to whatever stands for something else', () => {
  for (const type of ['embed', 'gadget', 'video']) {
    const { shape: card } = readShape(type, { w: 10, h: 10 });
    expect(card && isBindable(card)).toBe(true);
  }
});
