import { DEFAULT_STYLE, linePoints, type NewShape, placePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const box = (id: string, x: number, y = 100, size = 50): NewShape<Shape> => ({
  ...{ id, type: 'rectangle', x, y, w: size, h: size },
  style: { ...DEFAULT_STYLE, fill: 'solid' },
});

function boardOf(...shapes: NewShape<Shape>[]) {
  const t = createTestEditor();
  t.store.create(...shapes);
  const order = () => t.shapes.map(({ id }) => id).join('');
  const xs = () => t.shapes.map(({ x }) => x);
  const ys = () => t.shapes.map(({ y }) => y);
  const select = (...ids: string[]) => {
    t.key('Escape').key('Escape');
    for (const id of ids) {
      const { x = 0, y = 0 } = t.store.get(id) ?? {};
      t.advance(1000).click([x + 5, y + 5], { shift: true });
    }
    return t;
  };
  return { t, order, xs, ys, select };
}

describe('the order of shapes', () => {
  const apart = () => boardOf(...[...'abcd'].map((id, index) => box(id, 100 * index)));
  const stacked = () => boardOf(...[...'abcd'].map((id, index) => box(id, 30 * index)));

  it('to the front and to the back, with both sets of keys', () => {
    const { t, order, select } = apart();
    select('a', 'b').key('Mod+Shift+]');
    expect(order()).toBe('cdab');
    t.key('[');
    expect(order()).toBe('abcd');
    t.key(']').key('Mod+Shift+[').key('Mod+Z');
    expect(order()).toBe('cdab');
  });

  it('changes nothing at the end of the way, so that keys do not grow', () => {
    const { t, select } = apart();
    select('d');
    const before = t.store.get('d')?.z;
    t.key(']').key(']').key('Mod+]');
    expect(t.store.get('d')?.z).toBe(before);
  });

  it('by a step passes the next one that it overlaps', () => {
    const { t, order, select } = stacked();
    select('a').key('Mod+]');
    expect(order()).toBe('bacd');
    t.key('Alt+]');
    expect(order()).toBe('bacd');
    t.key('Mod+[');
    expect(order()).toBe('abcd');
  });

  it('by a step keeps the order of what moves together', () => {
    const { order, select } = boardOf(box('a', 0), box('b', 10), box('c', 20), box('d', 30));
    select('a').key('Mod+A');
    expect(order()).toBe('abcd');
    const {
      t,
      order: after,
      select: pick,
    } = boardOf(box('a', 0), box('b', 200), box('c', 30), box('d', 230));
    pick('a', 'b');
    t.key('Mod+]');
    expect(after()).toBe('cadb');
  });

  it('of a group is one thing', () => {
    const { t, order, select } = boardOf(box('a', 0), box('b', 20, 300), box('c', 30), box('d', 50, 300));
    select('a', 'b').key('Mod+G').key('Mod+]');
    expect(order()).toBe('cabd');
    t.key('Mod+]');
    expect(order()).toBe('cdab');
  });

  it('leaves locked shapes where they are', () => {
    const { t, order } = apart();
    t.key('Mod+A');
    t.store.update('a', { locked: true });
    t.key('[');
    expect(order()).toBe('bcda');
  });
});

describe('aligning and distributing', () => {
  const three = () => boardOf(box('a', 0, 100), box('b', 80, 140, 20), box('c', 300, 200));

  it('brings edges and middles onto one line, in one step', () => {
    const { t, xs, ys } = three();
    t.key('Mod+A').key('Mod+Shift+ArrowLeft');
    expect(xs()).toEqual([0, 0, 0]);
    t.key('Mod+Z');
    expect(xs()).toEqual([0, 80, 300]);
    t.key('Mod+Shift+ArrowDown');
    expect(ys()).toEqual([200, 230, 200]);
    t.editor.runAction('alignMiddle');
    expect(ys()).toEqual([200, 215, 200]);
  });

  it('makes gaps the same', () => {
    const { t, xs } = three();
    t.key('Mod+A').key('Alt+H');
    expect(xs()).toEqual([0, 165, 300]);
  });

  it('moves a group as one', () => {
    const { t, xs, select } = three();
    select('a', 'b').key('Mod+G').key('Mod+A').key('Mod+Shift+ArrowRight');
    expect(xs()).toEqual([250, 330, 300]);
    t.key('Mod+Z').key('Alt+H');
    expect(xs()).toEqual([0, 80, 300]);
  });

  it('leaves bound arrows to the shapes that they hold on to', () => {
    const { t } = three();
    const ends = { start: bound('a'), end: bound('c') };
    const points = placePoints([
      { x: 0, y: 0 },
      { x: 9, y: 9 },
    ]);
    t.store.create({ id: 'arrow', type: 'arrow', style: DEFAULT_STYLE, ...points, ...ends });
    t.key('Mod+A').key('Mod+Shift+ArrowUp');
    expect(t.store.get('arrow')).toMatchObject({ start: { id: 'a' }, end: { id: 'c' } });
    expect(t.store.get('c')?.y).toBe(100);
  });

  it('needs two, and three', () => {
    const { t, xs, select } = three();
    select('b').key('Mod+Shift+ArrowLeft').key('Alt+H');
    expect(xs()).toEqual([0, 80, 300]);
    const isEnabled = (id: string) => t.editor.actions.find((action) => action.id === id)?.isEnabled();
    expect([isEnabled('alignLeft'), isEnabled('distributeVertically')]).toEqual([false, false]);
  });
});

describe('flipping', () => {
  it('mirrors the arrangement, and twice gives it back', () => {
    const { t, xs, ys } = boardOf(box('a', 0, 0), box('b', 200, 150));
    t.key('Mod+A').key('Shift+H');
    expect([xs(), ys()]).toEqual([
      [200, 0],
      [0, 150],
    ]);
    t.key('Shift+V').key('Shift+H').key('Shift+V');
    expect([xs(), ys()]).toEqual([
      [0, 200],
      [0, 150],
    ]);
  });

  it('mirrors where arrows hold on', () => {
    const { t } = boardOf(box('a', 100, 100), box('b', 400, 100));
    const points = placePoints([
      { x: 110, y: 110 },
      { x: 440, y: 140 },
    ]);
    const ends = { start: { ...bound('a'), x: 0.2, y: 0.2 }, end: { ...bound('b'), x: 0.8, y: 0.8 } };
    t.store.create({ id: 'arrow', type: 'arrow', style: DEFAULT_STYLE, ...points, ...ends });
    t.key('Mod+A').key('Shift+H');
    const arrow = t.store.get('arrow');
    expect(arrow).toMatchObject({ start: { id: 'a', y: 0.2 }, end: { id: 'b', y: 0.8 } });
    if (arrow?.type !== 'arrow') throw new Error('It is there.');
    expect(arrow.start?.x).toBeCloseTo(0.8);
    expect(linePoints(arrow).map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [440, 110],
      [110, 140],
    ]);
    t.key('Mod+Z');
    expect(t.store.get('arrow')).toMatchObject({ start: { x: 0.2 } });
  });
});

describe('grouping', () => {
  it('makes one thing of several, and several of one', () => {
    const { t, select } = boardOf(box('a', 0), box('b', 100), box('c', 200));
    select('a', 'b').key('Mod+G').key('Escape').click([25, 125]);
    expect(t.editor.selectedIds.size).toBe(2);
    t.key('Mod+Shift+G').key('Escape').advance(1000).click([25, 125]);
    expect([...t.editor.selectedIds]).toEqual(['a']);
    t.key('Mod+Z').key('Escape').advance(1000).click([25, 125]);
    expect(t.editor.selectedIds.size).toBe(2);
  });

  it('takes away the outermost group first', () => {
    const { t, select } = boardOf(box('a', 0), box('b', 100), box('c', 200));
    select('a', 'b').key('Mod+G').key('Mod+A').key('Mod+G').key('Mod+Shift+G').key('Escape').click([25, 125]);
    expect([...t.editor.selectedIds].sort()).toEqual(['a', 'b']);
  });

  it('of one shape does nothing', () => {
    const { t, select } = boardOf(box('a', 0));
    select('a').key('Mod+G');
    expect(t.store.get('a')?.groups).toEqual([]);
  });
});

describe('locking', () => {
  it('puts shapes out of the way, and the menu gives them back', () => {
    const { t, select } = boardOf(box('a', 0), box('b', 100));
    select('a').key('Mod+Shift+L').expectSelected();
    t.click([25, 125]).expectSelected().key('Mod+A');
    expect([...t.editor.selectedIds]).toEqual(['b']);
    t.editor.input.askForMenu({ x: 25, y: 125 });
    expect([...t.editor.selectedIds]).toEqual(['a']);
    t.key('Delete').key('ArrowRight').key('Shift+H').expectShapes({ x: 0, locked: true }, {});
    t.key('Mod+Shift+L').key('ArrowRight').expectShapes({ x: 1, locked: false }, {});
  });

  it('can be taken off from everything at once', () => {
    const { t } = boardOf(box('a', 0), box('b', 100));
    t.key('Mod+A').key('Mod+Shift+L').editor.runAction('unlockAll');
    t.expectSelected(...t.shapes).expectShapes({ locked: false }, { locked: false });
    expect(t.editor.actions.find(({ id }) => id === 'unlockAll')?.isEnabled()).toBe(false);
  });

  it('does not keep anybody from copying, and copies are not locked', () => {
    const { t } = boardOf(box('a', 0));
    t.store.update('a', { locked: true });
    t.editor.input.askForMenu({ x: 25, y: 125 });
    t.key('Mod+D').expectShapes({ locked: true }, { x: 16, locked: false });
  });
});

function bound(id: string) {
  return { id, x: 0.5, y: 0.5, isInside: true };
}
