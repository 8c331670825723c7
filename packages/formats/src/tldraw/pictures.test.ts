import { describe, expect, it } from 'vitest';
import { createPictureCutter } from './cutPicture.ts';
import { readFile, shape } from './test/tldrawFile.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const SIZE = { w: 400, h: 200 };

const asset = (props: Readonly<Record<string, unknown>>, type = 'image') => ({
  ...{ id: 'asset:a', typeName: 'asset', type },
  props: { ...SIZE, ...props },
});
const part = (x: number, y: number, right: number, bottom: number) => ({
  topLeft: { x, y },
  bottomRight: { x: right, y: bottom },
});
const svgIn = (url: string | undefined) => atob((url ?? '').replace('data:image/svg+xml;base64,', ''));

describe('pictures', () => {
  it('that are shown whole are the very bytes of the file', () => {
    const { shapes, images, report } = readFile([
      asset({ src: PNG }),
      shape('image', { altText: 'A bridge' }),
    ]);
    expect(shapes).toMatchObject([{ type: 'image', text: 'A bridge', w: 120, h: 80, file: { name: '' } }]);
    expect([...images]).toEqual([['shape:image', PNG]]);
    expect(report.lines).toEqual([]);
  });

  it('that lie elsewhere are a place that links there, and nobody asks for them', () => {
    const { shapes, images, report } = readFile([asset({ src: 'https://a.test/b.png' }), shape('image')]);
    expect(shapes).toMatchObject([{ type: 'image', link: 'https://a.test/b.png' }]);
    expect(images.size).toBe(0);
    expect(report.lines).toEqual([
      { fate: 'left out', words: 'Pictures that lie elsewhere: their place links to them', count: 1 },
    ]);
  });

  it.each([
    'asset:abc',
    'data:text/html;base64,AAAA',
    'data:image/tiff;base64,AAAA',
    'blob:https://a.test/1',
    7,
    '',
  ])('that are no pictures are a place: %s', (src) => {
    const { shapes, images, report } = readFile([asset({ src }), shape('image')]);
    expect(shapes).toMatchObject([{ type: 'image', link: '' }]);
    expect(images.size).toBe(0);
    expect(report.lines).toMatchObject([{ fate: 'left out', words: 'Pictures that are not in the file' }]);
  });

  it('of which a part is shown say that the rest is gone', () => {
    const { report } = readFile([asset({ src: PNG }), shape('image', { crop: part(0, 0, 0.5, 1) })]);
    expect(report.lines).toEqual([
      {
        fate: 'approximated',
        words: 'Pictures that are cut or mirrored: what was cut off is gone',
        count: 1,
      },
    ]);
  });

  it('whose size is not known are shown whole, which is said', () => {
    const { images, report } = readFile([
      asset({ src: PNG, w: 0 }),
      shape('image', { crop: part(0, 0, 0.5, 1) }),
    ]);
    expect(images.get('shape:image')).toBe(PNG);
    expect(report.lines).toMatchObject([{ fate: 'left out' }]);
  });
});

describe('the part of a picture', () => {
  it('is a drawing of that size with the whole in it', () => {
    const url = createPictureCutter()(PNG, SIZE, { crop: part(0.25, 0.5, 0.75, 1), flipY: true });
    expect(svgIn(url)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="100 100 200 100"><g>' +
        `<image width="400" height="200" preserveAspectRatio="none" href="${PNG}" transform="translate(0 300) scale(1 -1)"/>` +
        '</g></svg>',
    );
  });

  it('may be round', () => {
    const url = createPictureCutter()(PNG, SIZE, { crop: { ...part(0, 0, 1, 1), isCircle: true } });
    expect(svgIn(url)).toContain('<ellipse cx="200" cy="100" rx="200" ry="100"/>');
    expect(svgIn(url)).toContain('clip-path="url(#c)"');
  });

  it('of nothing, or beyond the picture, is the whole', () => {
    const cut = createPictureCutter();
    for (const crop of [null, part(0.5, 0.5, 0.5, 0.5), part(-3, Number.NaN, 7, 1e308), { topLeft: 'x' }])
      expect(cut(PNG, SIZE, { crop })).toBe(PNG);
  });

  it('of a drawing in plain letters is of one in base64, and nothing of it is outside of the attribute', () => {
    const src = 'data:image/svg+xml;charset=utf-8,%3Csvg xmlns="http://www.w3.org/2000/svg"%3E%3C/svg%3E';
    const svg = svgIn(createPictureCutter()(src, SIZE, { flipX: true }));
    expect(svg).not.toContain('charset');
    expect(svg).toMatch(/href="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+"/);
    for (const odd of ['data:image/png;base64,"/><script>', 'data:image/svg+xml,%ZZ'])
      expect(createPictureCutter()(odd, SIZE, { flipX: true })).toBeUndefined();
  });

  it('is not made any more when all of them would be too much', () => {
    const src = `data:image/png;base64,${'A'.repeat(10 * 1024 * 1024)}`;
    const cut = createPictureCutter();
    const made = Array.from({ length: 5 }, () => cut(src, SIZE, { flipX: true })?.length ?? 0);
    expect(made.map((length) => length > 0)).toEqual([true, true, true, false, false]);
  });
});
