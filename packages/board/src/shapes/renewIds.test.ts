import { expect, it } from 'vitest';
import { isShapeId } from '../shapeId.ts';
import { DEFAULT_STYLE } from '../style.ts';
import type { Shape } from './index.ts';
import { renewIds } from './renewIds.ts';
import type { NewShape } from './shape.ts';

const place = { x: 0, y: 0, w: 10, h: 10, style: DEFAULT_STYLE };
const binding = (id: string) => ({ id, x: 0.5, y: 0.5, isInside: false });
const packed = new Uint8Array();

it('every shape gets an id of its own', () => {
  const box: NewShape<Shape> = { ...place, type: 'rectangle', id: 'a' };
  const shapes = [box, { ...box, id: 'b' }, { ...place, type: 'ellipse' } as const, box];
  const renewed = renewIds(shapes).map(({ id }) => id);
  expect(new Set([...renewed, 'a', 'b']).size).toBe(6);
  expect(renewed.every(isShapeId)).toBe(true);
});

it('groups keep their members under another name', () => {
  const [first, second, third] = renewIds([
    { ...place, type: 'rectangle', id: 'a', groups: ['inner', 'outer'] },
    { ...place, type: 'rectangle', id: 'b', groups: ['inner', 'outer'] },
    { ...place, type: 'rectangle', id: 'c', groups: ['outer'] },
  ]);
  expect(first?.groups).toEqual(second?.groups);
  expect(third?.groups).toEqual([first?.groups?.[1]]);
  expect(first?.groups).not.toContain('inner');
});

it('bindings and frames follow to the new ids, and are left out where nothing is there', () => {
  const [frame, box, arrow] = renewIds([
    { ...place, type: 'frame', id: 'f' },
    { ...place, type: 'rectangle', id: 'a', frame: 'f' },
    { ...place, type: 'arrow', packed, frame: 'gone', start: binding('a'), end: binding('gone') },
  ]);
  expect(box?.frame).toBe(frame?.id);
  expect(arrow).toMatchObject({ frame: '', start: { id: box?.id, x: 0.5 }, end: undefined });
});
