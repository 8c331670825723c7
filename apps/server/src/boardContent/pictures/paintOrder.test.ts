import { DEFAULT_STYLE, type NewShape, type Shape, type Style } from '@drawbridge/board';
import { PASTE_LIMITS, readFile } from '@drawbridge/formats';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { paintOrder } from './paintOrder.ts';
import { PLAIN_ORDER, paint } from './test/paint.ts';
import { readPdf } from './test/pdf.ts';
import { colorAt, pixelsOf } from './test/pixels.ts';
import { shapesOf } from './test/shapesOfAllKinds.ts';

const styled = (fields: Partial<Style> = {}): Style => ({ ...DEFAULT_STYLE, ...fields });
const box = (x: number, y: number, fields: Partial<Style> = {}): NewShape<Shape> => ({
  ...{ type: 'rectangle', x, y, w: 100, h: 100, text: '' },
  style: styled({ fill: 'solid', color: '#ff0000', ...fields }),
});
const frame = (id: string, x: number, name: string): NewShape<Shape> => ({
  ...{ id, type: 'frame', x, y: 0, w: 300, h: 200, text: name, style: styled() },
});
const words = (text: string, fields: Partial<NewShape<Shape>> = {}): NewShape<Shape> =>
  // What is not said is as in any text.
  ({ type: 'text', x: 10, y: 10, w: 200, h: 40, text, style: styled(), ...fields }) as NewShape<Shape>;

const IMAGE = { name: 'a'.repeat(64), w: 40, h: 20 };
const image = { type: 'image', x: 0, y: 0, w: 80, h: 40, file: IMAGE, style: styled() } as NewShape<Shape>;

/** A picture that is green all over. */
async function green(type: 'png' | 'webp' | 'jpeg') {
  const canvas = createCanvas(IMAGE.w, IMAGE.h);
  const context = canvas.getContext('2d');
  context.fillStyle = '#00ff00';
  context.fillRect(0, 0, IMAGE.w, IMAGE.h);
  return {
    type: `image/${type}`,
    bytes: await (type === 'png' ? canvas.encode('png') : canvas.encode(type)),
  };
}

describe('A PNG', () => {
  it('has two or three px for each of the board', async () => {
    const { bytes } = await paint(shapesOf(frame('f', 0, '')), { format: 'png', frame: 'f', scale: 3 });
    expect(await pixelsOf(bytes)).toMatchObject({ width: 900, height: 600 });
  });

  it('of a board that is 100,000 px wide has all of them', async () => {
    const shapes = shapesOf(box(0, 0), box(50_000, 0, { color: '#0000ff' }), box(99_900, 0));
    const { bytes, isReduced } = await paint(shapes, { format: 'png' });
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect([isReduced, width, height]).toEqual([false, 100_000 + 35, 135]);
  });

  it('of an empty board is an empty one', async () => {
    expect(await pixelsOf((await paint([], { format: 'png' })).bytes)).toMatchObject({
      width: 32,
      height: 32,
    });
  });

  it('that would have too many px has fewer', async () => {
    const made = await paint(shapesOf(box(0, 0), box(5_000, 5_000)), { format: 'png', maxPx: 1e6 });
    const { width, height } = await pixelsOf(made.bytes);
    expect(made.isReduced).toBe(true);
    expect(width * height).toBeLessThanOrEqual(1e6);
  });

  it('is put together of tiles without a seam', async () => {
    const wide = { ...box(0, 0, { fillColor: '#ff0000' }), w: 5_000, h: 1_500 };
    const picture = await pixelsOf((await paint(shapesOf(wide), { format: 'png' })).bytes);
    const [first] = [colorAt(picture, 100, 100)];
    for (let x = 100; x < 4_900; x += 7) expect(colorAt(picture, x, 700)).toEqual(first);
    for (let y = 100; y < 1_400; y += 7) expect(colorAt(picture, 2_500, y)).toEqual(first);
  });

  it('is dark, or has nothing behind the shapes, if one likes', async () => {
    const shapes = shapesOf(box(0, 0));
    const dark = await pixelsOf((await paint(shapes, { format: 'png', theme: 'dark' })).bytes);
    expect(colorAt(dark, 2, 2)).toEqual([0x17, 0x18, 0x1b]);
    const clear = await paint(shapes, { format: 'png', theme: 'dark', hasBackground: false });
    expect(colorAt(await pixelsOf(clear.bytes), 2, 2)).toEqual([255, 255, 255]);
  });

  it.each(['png', 'webp', 'jpeg'] as const)('shows images that are %s files', async (type) => {
    const file = await green(type);
    const { bytes } = await paint(shapesOf(image), { format: 'png' }, async () => file);
    const [red = 0, full = 0, blue = 0] = colorAt(await pixelsOf(bytes), 50, 30);
    expect([red < 40, full > 200, blue < 40]).toEqual([true, true, true]);
  });

  it('has a placeholder for an image that cannot be had, or is none', async () => {
    const nothing = await paint(shapesOf(image), { format: 'png' });
    const rubbish = { type: 'image/png', bytes: Buffer.from('no image at all') };
    const broken = await paint(shapesOf(image), { format: 'png' }, async () => rubbish);
    expect(broken.bytes.equals(nothing.bytes)).toBe(true);
  });
});

describe('A PDF document', () => {
  const twoFrames = () =>
    shapesOf(
      frame('b', 400, 'Second'),
      frame('a', 0, 'First'),
      words('Straße und Fluß', { frame: 'a' }),
      words('žluťoučký kůň -> fi', { x: 410, frame: 'b' }),
      words('outside', { x: 2_000 }),
    );

  it('has a page for each frame, in the order in which one reads them', async () => {
    const { title, pages } = await readPdf(
      (await paint(twoFrames(), { format: 'pdf', title: 'Plan' })).bytes,
    );
    expect(title).toBe('Plan');
    expect(pages.map(({ text }) => text)).toEqual(['Straße und Fluß', 'žluťoučký kůň -> fi']);
    expect(pages.map(({ size }) => size)).toEqual([
      [225, 150],
      [225, 150],
    ]);
  });

  it('has one page for a board without frames', async () => {
    const { pages } = await readPdf((await paint(shapesOf(words('Hello')), { format: 'pdf' })).bytes);
    expect(pages.map(({ text }) => text)).toEqual(['Hello']);
  });

  it('has its fonts in it, and of these what it needs', async () => {
    const { bytes } = await paint(shapesOf(words('Hello')), { format: 'pdf' });
    const text = bytes.toString('latin1');
    expect(text).toMatch(/\/FontFile2 /);
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+ShantellSans/);
    expect(bytes.length).toBeLessThan(30_000);
  });

  it('shows words that are in no font, and names them', async () => {
    const shapes = shapesOf(words('Ada שלום', { style: styled({ fontSize: 40, color: '#0000ff' }) }));
    const { bytes } = await paint(shapes, { format: 'pdf' });
    const { pages } = await readPdf(bytes);
    expect(pages[0]?.text.trim()).toBe('Ada');
    expect(bytes.includes('/Subtype /Image')).toBe(true);
  });

  it('of a huge board is as large as pages can be', async () => {
    const { pages } = await readPdf(
      (await paint(shapesOf(box(0, 0), box(99_900, 0)), { format: 'pdf' })).bytes,
    );
    expect(pages[0]?.size[0]).toBeCloseTo(14_400);
  });

  it.each(['png', 'webp', 'jpeg'] as const)('has images in it that are %s files', async (type) => {
    const file = await green(type);
    const { bytes } = await paint(shapesOf(image), { format: 'pdf' }, async () => file);
    const picture = await (await readPdf(bytes)).pages[0]?.picture();
    const [red = 0, full = 0, blue = 0] = picture ? colorAt(picture, 50, 30) : [];
    expect([red < 40, full > 200, blue < 40]).toEqual([true, true, true]);
  });
});

describe('A board that means harm', () => {
  const hostile = () =>
    shapesOf(
      words('</text><script>alert(1)</script>\u0000\u{d800}&"\'', { link: 'javascript:alert(1)' }),
      words('<![CDATA[ ]]> <!--', { y: 100, link: 'https://example.org/"><script>' }),
      { ...box(0, 200, { color: '#ff0000' }), id: '"><script>', link: 'data:text/html,<script>' },
    );

  it('comes to an SVG file without any of it', async () => {
    const text = (await paint(hostile(), { format: 'svg' })).bytes.toString();
    expect(text).not.toMatch(/<script|javascript:|<!/);
    expect(text).not.toContain('\0');
    expect(text).toContain('&lt;/text&gt;');
    expect((await pixelsOf(Buffer.from(text))).width).toBeGreaterThan(100);
  });

  it('comes to a document whose links only open pages', async () => {
    const { pages } = await readPdf((await paint(hostile(), { format: 'pdf' })).bytes);
    expect(pages.flatMap(({ links }) => links)).toEqual(['https://example.org/%22%3E%3Cscript%3E']);
  });
});

const inside = { ...box(10, 10), id: 'inside', frame: 'f', text: 'ä 🎈' };
const shapes = shapesOf(frame('f', 0, 'Plan'), inside, { ...box(500, 0), id: 'outside' }, image);

async function open(bytes: Uint8Array) {
  const opened = await readFile(new Uint8Array(bytes), 'plan', { ...PASTE_LIMITS, bytes: 1e8 });
  return opened.kind === 'board' ? opened : expect.unreachable(opened.kind);
}

describe('A picture with its drawing in it, or that alone,', () => {
  it.each(['png', 'svg', 'excalidraw'] as const)(
    'is opened as the shapes and images that it shows: %s',
    async (format) => {
      const file = await green('png');
      const { bytes } = await paint(shapes, { format, hasScene: true }, async () => file);
      const opened = await open(bytes);
      expect(opened).toMatchObject({ from: 'Excalidraw', report: { changed: 0, skipped: 0, lines: [] } });
      const plain = ({ id, type, x, y, w, h, style }: NewShape<Shape>) => ({ id, type, x, y, w, h, style });
      const inOrder = (all: readonly NewShape<Shape>[]) =>
        all.map(plain).sort((a, b) => `${a.id}`.localeCompare(`${b.id}`));
      expect(inOrder(opened.shapes)).toEqual(inOrder(shapes));
      const url = `data:image/png;base64,${file.bytes.toString('base64')}`;
      expect([...opened.images.values()]).toEqual([url]);
    },
  );

  it.each(['png', 'svg', 'excalidraw'] as const)(
    'of a frame has what is in the frame, and no more: %s',
    async (format) => {
      const { bytes } = await paint(shapes, { format, hasScene: true, frame: 'f' });
      expect((await open(bytes)).shapes.map(({ id }) => id)).toEqual(['f', 'inside']);
    },
  );

  it('shows the same as one without it', async () => {
    const [bare, whole] = await Promise.all(
      [false, true].map((hasScene) => paint(shapes, { format: 'png', hasScene })),
    );
    expect(await pixelsOf(whole?.bytes ?? Buffer.of())).toEqual(await pixelsOf(bare?.bytes ?? Buffer.of()));
  });
});

describe('A file of Excalidraw', () => {
  it('with too many bytes of images is none', async () => {
    const file = await green('png');
    const order = (spareBytes: number) =>
      ({ format: 'excalidraw', maxImageBytes: file.bytes.length + spareBytes }) as const;
    expect(await open((await paint(shapes, order(0), async () => file)).bytes)).toBeDefined();
    await expect(paint(shapes, order(-1), async () => file)).rejects.toThrow('tooLarge');
  });

  it('is made where nothing can be drawn', async () => {
    const make = async (format: 'excalidraw' | 'png') =>
      paintOrder(
        { shapes, document: '' },
        { ...PLAIN_ORDER, format },
        async () => undefined,
        async () => undefined,
      );
    expect((await make('excalidraw')).kind).toBe('done');
    expect(await make('png')).toEqual({ kind: 'noCanvas' });
  });
});
