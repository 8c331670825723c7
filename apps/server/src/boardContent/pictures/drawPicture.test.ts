import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { packDrawn } from './drawn.ts';
import { drawPicture } from './drawPicture.ts';
import { draw } from './test/draw.ts';
import { PLAIN_ORDER, paint } from './test/paint.ts';
import { shapesOf } from './test/shapesOfAllKinds.ts';

/* The process. What pictures are like is in paintOrder.test.ts. */

const style = { ...DEFAULT_STYLE, fill: 'solid', color: '#ff0000' } as const;
const box: NewShape<Shape> = { type: 'rectangle', x: 0, y: 0, w: 100, h: 100, text: 'Ada', style };
const IMAGE = { name: 'a'.repeat(64), w: 40, h: 20 };
const oneBox = packDrawn({ shapes: shapesOf(box), document: '' });
const image = { type: 'image', x: 0, y: 0, w: 80, h: 40, file: IMAGE, style } as NewShape<Shape>;

describe('A picture of a process', () => {
  const order = { format: 'png', ...PLAIN_ORDER } as const;
  const loadImage = async () => undefined;

  it.each(['png', 'svg', 'excalidraw'] as const)(
    'is the %s that would be made without one, images and all',
    async (format) => {
      const green = createCanvas(IMAGE.w, IMAGE.h);
      const context = green.getContext('2d');
      context.fillStyle = '#00ff00';
      context.fillRect(0, 0, IMAGE.w, IMAGE.h);
      const file = { type: 'image/png', bytes: await green.encode('png') };
      const shapes = shapesOf(box, image);
      const made = await draw(shapes, { format }, async (name) => (name === IMAGE.name ? file : undefined));
      const painted = await paint(shapes, { format }, async () => file);
      expect(made.bytes.equals(painted.bytes)).toBe(true);
      expect(made.isReduced).toBe(false);
    },
  );

  it('says whether it has fewer px than were asked for', async () => {
    expect((await draw(shapesOf(box), { format: 'png', maxPx: 1_000 })).isReduced).toBe(true);
  });

  it('is told nothing of files that no image can have', async () => {
    const asked: string[] = [];
    const stray = { ...image, file: { ...IMAGE, name: '../../etc/passwd' } } as NewShape<Shape>;
    const shapes = [{ ...shapesOf(image)[0], ...stray }] as unknown as readonly Shape[];
    await draw(shapes, { format: 'png' }, async (name) => void asked.push(name));
    expect(asked).toEqual([]);
  });

  it.each(['png', 'excalidraw'] as const)('of a frame that is not there is none: %s', async (format) => {
    const made = drawPicture(oneBox, { ...order, format, frame: 'no' }, { loadImage, timeoutMs: 60_000 });
    expect(await made).toEqual({ kind: 'noFrame' });
  });

  it('that takes too long is given up', async () => {
    const made = drawPicture(oneBox, order, { loadImage, timeoutMs: 1 });
    expect(await made).toEqual({ kind: 'late' });
  });

  it('whose process fails says what it said', async () => {
    await expect(
      drawPicture(Buffer.from('rubbish'), order, { loadImage, timeoutMs: 60_000 }),
    ).rejects.toThrow('A picture was not made');
  });

  it('ends with the server', async () => {
    const closing = new AbortController();
    const made = drawPicture(oneBox, order, {
      ...{ loadImage, timeoutMs: 60_000 },
      signal: closing.signal,
    });
    closing.abort();
    await expect(made).rejects.toThrow();
  });
});
