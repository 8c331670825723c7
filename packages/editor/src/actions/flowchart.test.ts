import { linePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

const withBox = () => createTestEditor().rectangle([100, 300], [200, 350]);
const boxesOf = (t: TestEditor) =>
  t.shapes.filter(({ type }) => type === 'rectangle').map(({ x, y }) => [x, y]);
const selectedAt = (t: TestEditor) => {
  const [id = ''] = t.editor.selectedIds;
  const shape = t.store.get(id);
  return [shape?.x, shape?.y];
};

describe('Ctrl and an arrow key', () => {
  it('puts a connected copy without words beside the selected shape, and selects it', () => {
    const t = withBox();
    t.store.update(t.shape.id, { text: 'Start' });
    t.key('Mod+ArrowRight');
    const [first, second, arrow] = t.shapes;
    expect(boxesOf(t)).toEqual([
      [100, 300],
      [300, 300],
    ]);
    expect(second).toMatchObject({ text: '' });
    expect(arrow).toMatchObject({ type: 'arrow', start: { id: first?.id }, end: { id: second?.id } });
    expect(arrow?.type === 'arrow' && linePoints(arrow)).toHaveLength(2);
    t.expectSelected(second).key('Mod+Z').expectShapes({ text: 'Start' });
  });

  it('goes on from there, and finds a free place for the next', () => {
    const t = withBox().key('Mod+ArrowRight').key('Mod+ArrowDown');
    expect(boxesOf(t).at(-1)).toEqual([300, 450]);
    t.key('Alt+ArrowUp').key('Alt+ArrowLeft').key('Mod+ArrowRight');
    expect(boxesOf(t).at(-1)).toEqual([300, 210]);
    expect(selectedAt(t)).toEqual([300, 210]);
  });

  it('does nothing for an arrow, nor for several shapes', () => {
    const t = createTestEditor().tool('arrow').drag([10, 10], [90, 90]).key('Mod+ArrowRight');
    expect(t.shapes).toHaveLength(1);
    t.rectangle([200, 200], [300, 300]).key('Mod+A').key('Mod+ArrowRight');
    expect(t.shapes).toHaveLength(2);
  });
});

describe('Alt and an arrow key', () => {
  it('goes along arrows, whichever way they point', () => {
    const t = withBox().key('Mod+ArrowRight').key('Mod+ArrowRight');
    t.key('Alt+ArrowLeft').key('Alt+ArrowLeft');
    expect(selectedAt(t)).toEqual([100, 300]);
    t.key('Alt+ArrowRight');
    expect(selectedAt(t)).toEqual([300, 300]);
  });

  it('stays where nothing is connected in that direction', () => {
    const t = withBox().key('Mod+ArrowRight').key('Alt+ArrowRight').key('Alt+ArrowDown');
    expect(selectedAt(t)).toEqual([300, 300]);
  });

  it('goes from an arrow to what it is bound to', () => {
    const t = withBox().key('Mod+ArrowRight');
    const arrow = t.shapes.find(({ type }) => type === 'arrow');
    t.key('Escape').click([250, 325]).expectSelected(arrow).key('Alt+ArrowRight');
    expect(selectedAt(t)).toEqual([300, 300]);
  });
});
