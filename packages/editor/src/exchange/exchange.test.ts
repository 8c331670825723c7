import { DEFAULT_STYLE, type NewShape, placePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const style = DEFAULT_STYLE;
const box = (x: number, y: number, fields: Partial<NewShape<Shape>> = {}): NewShape<Shape> =>
  // Only the fields of every shape are given.
  ({ type: 'rectangle', x, y, w: 100, h: 50, style, ...fields }) as NewShape<Shape>;

describe('what is copied', () => {
  it('is the selection, back to front, whatever was selected first', () => {
    const t = createTestEditor();
    const [low = '', , high = ''] = t.store.create(box(0, 0), box(200, 0), box(400, 0));
    t.click([400, 0]).click([0, 0], { shift: true });
    expect(t.editor.exchange.selected().map(({ id }) => id)).toEqual([low, high]);
    expect(t.editor.exchange.all()).toHaveLength(3);
  });

  it('has everything that lies in a selected frame', () => {
    const t = createTestEditor();
    const [frame = '', inside = ''] = t.store.create(
      { type: 'frame', id: 'f', x: 0, y: 0, w: 300, h: 300, style },
      box(50, 50, { frame: 'f' }),
      box(500, 50),
    );
    t.click([0, 150]);
    t.expectSelected(t.store.get(frame));
    expect(t.editor.exchange.selected().map(({ id }) => id)).toEqual([frame, inside]);
  });
});

describe('shapes that are inserted', () => {
  it('come into the middle of the view as they lay to each other, and are selected', () => {
    const t = createTestEditor();
    expect(t.editor.exchange.insert([box(1000, 1000), box(1200, 1100)])).toBe(true);
    t.expectShapes({ x: 250, y: 225 }, { x: 450, y: 325 })
      .expectSelected(...t.shapes)
      .expectTool('select');
  });

  it('come to a point that is given, such as where the pointer is', () => {
    const t = createTestEditor().hover([50, 25]);
    t.editor.exchange.insert([box(0, 0)], t.editor.exchange.pointer);
    t.expectShapes({ x: 0, y: 0 });
    t.editor.input.pointerLeave();
    expect(t.editor.exchange.pointer).toBeUndefined();
  });

  it('are one step of undo, and let go of one before', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]);
    t.editor.exchange.insert([box(0, 0), box(200, 0)]);
    expect(t.shapes).toHaveLength(3);
    t.key('Mod+Z');
    expect(t.shapes).toHaveLength(1);
  });

  it('are new ones each time, with groups and bindings among themselves', () => {
    const t = createTestEditor();
    const arrow: NewShape<Shape> = {
      type: 'arrow',
      ...placePoints([
        { x: 300, y: 25 },
        { x: 100, y: 25 },
      ]),
      style,
      groups: ['g'],
      start: { id: 'elsewhere', x: 0.5, y: 0.5, isInside: false },
      end: { id: 'a', x: 0.5, y: 0.5, isInside: false },
    };
    const shapes = [box(0, 0, { id: 'a', groups: ['g'] }), arrow];
    t.editor.exchange.insert(shapes);
    t.editor.exchange.insert(shapes);
    const [first, firstArrow, second, secondArrow] = t.shapes;
    expect(new Set(t.shapes.map(({ id }) => id)).size).toBe(4);
    expect(firstArrow).toMatchObject({ start: undefined, end: { id: first?.id } });
    expect(secondArrow).toMatchObject({ start: undefined, end: { id: second?.id } });
    expect(first?.groups).toEqual(firstArrow?.groups);
    expect(first?.groups).not.toEqual(second?.groups);
  });

  it('that are text are as large as their words', () => {
    const t = createTestEditor();
    t.editor.exchange.insert([{ type: 'text', text: 'three\nshort\nlines', x: 0, y: 0, w: 1, h: 1, style }]);
    expect(t.shape.h).toBeGreaterThan(3 * style.fontSize);
    expect(t.shape.w).toBeGreaterThan(style.fontSize);
  });

  it('within a frame lie in it, with what is in frames of their own', () => {
    const t = createTestEditor();
    t.store.create({ type: 'frame', id: 'f', x: 0, y: 0, w: 600, h: 600, style });
    t.editor.exchange.insert([box(0, 0)], { x: 300, y: 300 });
    expect(t.shapes.at(-1)?.frame).toBe('f');
    t.editor.exchange.insert([box(0, 0)], { x: 600, y: 300 });
    expect(t.shapes.at(-1)?.frame).toBe('');
    const small: NewShape<Shape> = { type: 'frame', id: 'g', x: 0, y: 0, w: 200, h: 200, style };
    t.editor.exchange.insert([small, box(20, 20, { frame: 'g' })], { x: 300, y: 300 });
    const [frame, inside] = t.shapes.slice(-2);
    expect([frame?.frame, inside?.frame]).toEqual(['', frame?.id]);
  });

  it('end a gesture in progress', () => {
    const t = createTestEditor().rectangle([0, 0], [100, 100]);
    t.press([0, 50], [200, 50]);
    t.editor.exchange.insert([box(0, 0)]);
    t.up();
    t.expectShapes({ x: 0, y: 0 }, { w: 100 });
  });

  it('do not come while one may only look', () => {
    const t = createTestEditor().key('Alt+R');
    expect(t.editor.exchange.insert([box(0, 0)])).toBe(false);
    expect(t.shapes).toEqual([]);
  });
});

it('what is removed is one step of undo, and locked shapes stay', () => {
  const t = createTestEditor();
  t.store.create(box(0, 0), box(200, 0, { locked: true }), box(400, 0));
  t.editor.exchange.remove(t.shapes);
  t.expectShapes({ x: 200 });
  t.key('Mod+Z');
  expect(t.shapes).toHaveLength(3);
});
