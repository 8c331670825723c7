import { DEFAULT_STYLE, type Shape, type Style } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';
import type { ToolDeclaration } from '../tools/tool.ts';
import { createStyleMemory } from './styleMemory.ts';

const place = { x: 0, y: 0, w: 50, h: 50 };
const styled = (style: Partial<Style>): Style => ({ ...DEFAULT_STYLE, ...style });

/** A red rectangle with a tint, a blue one without, a red text, and all of them selected. */
function createMixed(): TestEditor {
  const t = createTestEditor();
  t.store.create(
    { ...place, type: 'rectangle', style: styled({ color: 'red', fill: 'tint', dash: 'dotted' }) },
    { ...place, type: 'ellipse', style: styled({ color: 'red', dash: 'dotted' }) },
    { ...place, type: 'text', text: 'words', style: styled({ color: 'blue' }) },
  );
  return t.key('Mod+A').frame();
}

const styles = (t: TestEditor): Style[] => t.shapes.map(({ style }) => style);

describe('the style of a mixed selection', () => {
  it('is what its shapes agree on, of the properties that any of them has', () => {
    const { style } = createMixed().editor.ui;
    expect(style).toMatchObject({ color: 'mixed', fill: 'mixed', dash: 'dotted', font: 'hand', opacity: 1 });
    expect(Object.keys(style)).not.toContain('route');
    expect(Object.keys(createMixed().click([0, 25]).frame().editor.ui.style)).not.toContain('width');
  });

  it('is changed in one step, of each shape what it has', () => {
    const t = createMixed();
    t.editor.setStyle({ color: 'green', fill: 'hachure' });
    expect(styles(t)).toMatchObject([
      { color: 'green', fill: 'hachure' },
      { color: 'green', fill: 'hachure' },
      { color: 'green', fill: 'none' },
    ]);
    expect(t.frame().editor.ui.style).toMatchObject({ color: 'green', fill: 'hachure' });
    t.key('Mod+Z').frame();
    expect(t.editor.ui.style).toMatchObject({ color: 'mixed', fill: 'mixed' });
    expect(t.editor.ui.canUndo).toBe(true);
    t.key('Mod+Z');
    expect(t.shapes).toEqual([]);
  });

  it('is the same object until it is another', () => {
    const t = createMixed();
    const { style } = t.editor.ui;
    t.store.move([t.shapes[0]?.id ?? ''], { dx: 5, dy: 5 });
    expect(t.frame().editor.ui.style).toBe(style);
    t.store.update(t.shapes[2]?.id ?? '', { style: { color: 'red' } });
    expect(t.frame().editor.ui.style.color).toBe('red');
  });

  it('says nothing of locked shapes, and does not touch them', () => {
    const t = createMixed();
    t.store.update(t.shapes[2]?.id ?? '', { locked: true });
    expect(t.frame().editor.ui.style.color).toBe('red');
    t.editor.setStyle({ color: 'pink' });
    expect(styles(t)).toMatchObject([{ color: 'pink' }, { color: 'pink' }, { color: 'blue' }]);
  });

  it('of many shapes is not looked at in every frame', () => {
    const t = createTestEditor();
    t.store.create(
      ...Array.from({ length: 3000 }, () => ({ ...place, type: 'rectangle' as const, style: DEFAULT_STYLE })),
    );
    t.key('Mod+A').frame();
    t.store.update(t.shapes[0]?.id ?? '', { style: { color: 'red' } });
    expect(t.frame().editor.ui.style.color).toBe('black');
    expect(t.advance(300).frame().editor.ui.style.color).toBe('mixed');
  });
});

describe('without a selection', () => {
  it('the style is that of the shapes that the tool makes', () => {
    const t = createTestEditor().frame();
    expect(t.editor.ui.style).toEqual({});
    expect(Object.keys(t.tool('draw').frame().editor.ui.style).sort()).toEqual(['color', 'opacity', 'width']);
    expect(t.tool('rectangle').frame().editor.ui.style).toMatchObject({ corners: 'round', fill: 'none' });
    expect(t.tool('ellipse').frame().editor.ui.style.corners).toBeUndefined();
  });

  it('it is remembered for the next shapes, also by another editor', () => {
    const [t, later] = [createTestEditor(), createTestEditor()];
    t.tool('rectangle').editor.setStyle({ color: '#12ab34', dash: 'dashed' });
    later.editor.restoreStyles(JSON.parse(JSON.stringify(t.frame().editor.ui.styles)));
    later.rectangle([0, 0], [50, 50]);
    expect(later.shape.style).toMatchObject({ color: '#12ab34', dash: 'dashed' });
  });
});

describe('the memory of styles', () => {
  // Only what the memory looks at.
  const [pen, marker] = [{ id: 'pen' }, { id: 'marker', ownStyle: { color: 'yellow' } }] as unknown as [
    ToolDeclaration,
    ToolDeclaration,
  ];
  const createMemory = () => createStyleMemory([pen, marker]);

  it('keeps for a tool what it has for itself', () => {
    const memory = createMemory();
    memory.set(marker, { color: 'pink', width: 6 });
    expect(memory.styleOf(marker)).toMatchObject({ color: 'pink', width: 6 });
    expect(memory.styleOf(pen)).toMatchObject({ color: 'black', width: 6 });
    memory.set(pen, { color: 'blue' });
    expect(memory.styleOf(marker).color).toBe('pink');
  });

  it.each([undefined, null, 7, 'x', [], { common: 3, own: [] }, { own: { marker: 'x', other: {} } }])(
    'begins anew with %j',
    (remembered) => {
      const memory = createMemory();
      memory.restore(remembered);
      expect(memory.styles).toEqual({ common: DEFAULT_STYLE, own: { marker: { color: 'yellow' } } });
    },
  );

  it('understands what it can', () => {
    const memory = createMemory();
    memory.restore({
      common: { color: 'red', width: 'wide' },
      own: { marker: { color: '#123456', dash: 'dotted' } },
    });
    expect(memory.styles).toEqual({
      common: { ...DEFAULT_STYLE, color: 'red' },
      own: { marker: { color: '#123456' } },
    });
  });
});

it('a style that no shape of the selection has changes nothing on the board', () => {
  const t = createMixed();
  const before: readonly Shape[] = t.shapes;
  t.editor.setStyle({ route: 'curved' });
  expect(t.shapes).toBe(before);
});
