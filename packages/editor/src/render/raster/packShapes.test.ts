import { DEFAULT_STYLE, packPoints, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { createSlots } from '../../scene/slots.ts';
import { buffersOf, packShapes, unpackShapes } from './packShapes.ts';

function someShapes(): readonly Shape[] {
  const { store } = createTestBoard();
  const style = DEFAULT_STYLE;
  const points = [0, 10, 25].map((x) => ({ x, y: x / 2, pressure: 0.5 }));
  // As it comes in an update: a view into something much larger.
  const update = new Uint8Array(5000);
  const bytes = packPoints({ points, isPen: true });
  update.set(bytes, 1000);
  const packed = update.subarray(1000, 1000 + bytes.length);
  store.create(
    { type: 'rectangle', x: 1, y: 2, w: 30, h: 40, rotation: 0.5, style },
    { type: 'draw', x: 5, y: 6, w: 25, h: 12.5, packed, isPen: true, style },
    { type: 'draw', x: -5, y: 9, w: 25, h: 12.5, packed, isPen: true, style },
  );
  return store.sorted();
}

/** What a thread would get. */
function travel(shapes: readonly Shape[]) {
  const slots = createSlots();
  const packed = packShapes(slots, shapes.map(slots.put));
  const size = buffersOf(packed).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { shapes: unpackShapes(structuredClone(packed)), size, looks: packed.looks.length };
}

describe('shapes on their way to a raster thread', () => {
  it('arrive with all that is drawn of them', () => {
    const shapes = someShapes();
    expect(travel(shapes).shapes).toEqual(shapes.map((shape) => ({ ...shape, author: '', created: 0 })));
  });

  it('of two images arrive with their own files', () => {
    const { store } = createTestBoard();
    const box = { type: 'image', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE } as const;
    const files = ['a', 'b'].map((letter) => ({ name: letter.repeat(64), w: 9, h: 9 }));
    store.create(...files.map((file) => ({ ...box, file })));
    const arrived = travel([...store.sorted()]).shapes;
    expect(arrived.map((shape) => shape.type === 'image' && shape.file)).toEqual(files);
  });

  it('take none of the bytes around their own along', () => {
    expect(travel(someShapes()).size).toBeLessThan(1000);
  });

  it('tell of a look that many share only once', () => {
    expect(travel(someShapes()).looks).toBe(2);
  });
});
