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

describe('a slider', () => {
  it('shows what it would do, and writes when it is let go, in one step', () => {
    const t = createMixed();
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    for (const opacity of [0.9, 0.6, 0.3]) t.editor.previewStyle({ opacity });
    t.surface.resetWork();
    t.frame();
    expect(updates).toBe(0);
    expect(t.surface.liveWork.fillText).toBeGreaterThan(0);
    t.editor.setStyle({ opacity: 0.3 });
    expect(styles(t)).toMatchObject([{ opacity: 0.3 }, { opacity: 0.3 }, { opacity: 0.3 }]);
    expect(updates).toBe(1);
    t.key('Mod+Z');
    expect(styles(t)).toMatchObject([{ opacity: 1 }, { opacity: 1 }, { opacity: 1 }]);
  });

  it('leaves everything as it was when one thinks better of it', () => {
    const t = createMixed();
    t.editor.previewStyle({ opacity: 0.2 });
    t.editor.previewStyle(undefined);
    expect(styles(t)).toMatchObject([{ opacity: 1 }, { opacity: 1 }, { opacity: 1 }]);
    expect(t.editor.ui.style.opacity).toBe(1);
  });

  it('is followed by some of very many shapes', () => {
    const t = createTestEditor();
    t.store.create(
      ...Array.from({ length: 3000 }, () => ({ ...place, type: 'rectangle' as const, style: DEFAULT_STYLE })),
    );
    t.key('Mod+A').rest();
    t.editor.previewStyle({ opacity: 0.5 });
    t.surface.resetWork();
    t.frame();
    // And the handles of the selection.
    expect(t.surface.liveWork.roundRect).toBeGreaterThanOrEqual(200);
    expect(t.surface.liveWork.roundRect).toBeLessThan(220);
  });
});

describe('a copied style', () => {
  it('is given to other shapes as far as they have it, and to those to come', () => {
    const t = createMixed();
    const [rectangle, , text] = t.shapes;
    t.click([400, 400]).click([0, 25]).expectSelected(text);
    t.store.update(rectangle?.id ?? '', { x: 200 });
    t.frame().click([200, 25]).expectSelected(rectangle).key('Mod+Alt+C');
    t.click([25, 25]).expectSelected(text).key('Mod+Alt+V');
    expect(t.store.get(text?.id ?? '')?.style).toMatchObject({ color: 'red', fill: 'none', dash: 'solid' });
    t.rectangle([300, 300], [350, 350]);
    expect(t.shapes.at(-1)?.style).toMatchObject({ color: 'red', fill: 'tint', dash: 'dotted' });
  });

  it('of a mixed selection is what it agrees on', () => {
    const t = createMixed().key('Mod+Alt+C').rectangle([300, 300], [350, 350]);
    t.store.update(t.shapes.at(-1)?.id ?? '', { style: { color: 'pink', dash: 'solid' } });
    t.key('Mod+Alt+V');
    expect(t.shapes.at(-1)?.style).toMatchObject({ color: 'pink', dash: 'dotted' });
  });

  it('is offered once there is one', () => {
    const t = createMixed();
    const paste = t.editor.actions.find(({ id }) => id === 'pasteStyle');
    expect(paste?.isEnabled()).toBe(false);
    expect(t.key('Mod+Alt+C') && paste?.isEnabled()).toBe(true);
    t.key('Escape');
    expect(paste?.isEnabled()).toBe(false);
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
