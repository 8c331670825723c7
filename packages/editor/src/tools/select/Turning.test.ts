import { DEFAULT_STYLE, linePoints, placePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

/** The knob is above the middle of the upper side. */
const knob = [200, 100 - (5 + DEFAULT_STYLE.width / 2) - 22] as const;
const box = () => createTestEditor().rectangle([100, 100], [300, 200]);

describe('dragging the knob', () => {
  it('turns the shape about its middle', () => {
    const t = box().drag(knob, [400, 150]);
    t.expectShapes({ x: 100, y: 100, w: 200, h: 100 });
    expect(t.shape.rotation).toBeCloseTo(Math.PI / 2, 5);
    expect(t.editor.selectedIds.size).toBe(1);
  });

  it('goes by steps of 15° with Shift, also from an odd angle', () => {
    const t = box();
    t.store.update(t.shape.id, { rotation: 0.1 });
    t.key('Mod+A').drag([206, 72], [246, 71.6], { shift: true });
    expect(t.shape.rotation).toBeCloseTo(Math.PI / 6, 5);
  });

  it('goes back with Escape, and is one step to undo', () => {
    const t = box().press(knob, [400, 150]).key('Escape').up().expectShapes({ rotation: 0 });
    t.drag(knob, [400, 150]).key('Mod+Z').expectShapes({ rotation: 0 });
  });

  it('of several turns them about their common middle', () => {
    const t = createTestEditor().rectangle([100, 100], [150, 150]).rectangle([250, 150], [300, 200]);
    t.key('Mod+A').drag([200, 100 - 6.75 - 22], [400, 150], { shift: true });
    const centers = t.shapes.map(({ x, y, w, h }) => [Math.round(x + w / 2), Math.round(y + h / 2)]);
    expect(centers).toEqual([
      [225, 75],
      [175, 225],
    ]);
    for (const { rotation } of t.shapes) expect(rotation).toBeCloseTo(Math.PI / 2, 5);
  });

  it('of a line moves its points, and leaves its box upright', () => {
    const t = createTestEditor();
    const points = [
      { x: 100, y: 100 },
      { x: 200, y: 200 },
      { x: 300, y: 100 },
    ];
    t.store.create({ type: 'line', style: DEFAULT_STYLE, ...placePoints(points) });
    t.key('Mod+A').drag([200, 66], [200, 400], { shift: true });
    expect(t.shape.rotation).toBe(0);
    const turned = 'packed' in t.shape ? linePoints(t.shape) : [];
    expect(turned.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [300, 200],
      [200, 100],
      [100, 200],
    ]);
  });

  it('is not there for a straight line, nor for a frame', () => {
    const t = createTestEditor();
    t.store.create({
      ...{ type: 'line', style: DEFAULT_STYLE },
      ...placePoints([
        { x: 100, y: 150 },
        { x: 300, y: 150 },
      ]),
    });
    t.key('Mod+A').hover([200, 121]).frame();
    expect(t.surface.pointerCursor).toBe('default');
    const other = createTestEditor();
    other.store.create({ type: 'frame', style: DEFAULT_STYLE, x: 100, y: 100, w: 200, h: 100, text: '' });
    other.key('Mod+A').hover(knob).frame();
    expect(other.surface.pointerCursor).toBe('default');
  });
});

describe('arrows bound to what is turned', () => {
  const connected = () => {
    const t = box();
    const [id = ''] = t.editor.selectedIds;
    t.store.create({
      ...{ id: 'arrow', type: 'arrow', style: DEFAULT_STYLE },
      ...placePoints([
        { x: 250, y: 150 },
        { x: 600, y: 150 },
      ]),
      start: { id, x: 1, y: 0.5, isInside: true },
    });
    return t;
  };

  it('follow while it turns, and stay where it ends', () => {
    const t = connected().press(knob, [400, 150], { shift: true });
    t.up({ shift: true });
    const arrow = t.store.get('arrow');
    if (arrow?.type !== 'arrow') throw new Error('The arrow is there.');
    const [start] = linePoints(arrow);
    expect([start?.x, start?.y].map((px) => Math.round(px ?? 0))).toEqual([200, 250]);
    expect(arrow.start).toBeDefined();
  });

  it('keep what they hold on to when they are turned with it', () => {
    const t = connected().key('Mod+A').press([350, 60], [360, 60]).up();
    expect(t.store.get('arrow')).toMatchObject({ start: { x: 1, y: 0.5 } });
  });
});
