import { DEFAULT_STYLE, type NewShape, placePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const solid = { ...DEFAULT_STYLE, fill: 'solid' } as const;
const box = (id: string, x: number, y: number, size = 50): NewShape<Shape> => ({
  ...{ id, type: 'rectangle', x, y, w: size, h: size, style: solid },
});

/** A frame from (100, 100) to (400, 300), and shapes. */
function withFrame(...shapes: NewShape<Shape>[]) {
  const t = createTestEditor();
  t.store.create({
    ...{ id: 'frame', type: 'frame', style: DEFAULT_STYLE, text: 'Plan' },
    ...{ x: 100, y: 100, w: 300, h: 200 },
  });
  t.store.create(...shapes);
  const frameOf = (id: string) => t.store.get(id)?.frame;
  return { t, frameOf };
}

describe('the frame tool', () => {
  it('makes a frame of a drag, with what it surrounds in it', () => {
    const t = createTestEditor();
    t.store.create(box('in', 150, 150), box('across', 380, 150), box('out', 500, 150));
    t.key('F').drag([100, 100], [400, 300]).expectTool('select');
    expect(t.shapes.at(-1)).toMatchObject({ type: 'frame', x: 100, w: 300, text: 'Frame' });
    const [frame] = t.editor.selectedIds;
    expect(['in', 'across', 'out'].map((id) => t.store.get(id)?.frame)).toEqual([frame, '', '']);
    t.key('Mod+Z');
    expect(t.shapes).toHaveLength(3);
    expect(t.store.get('in')?.frame).toBe('');
  });

  it('makes nothing of a click, or after Escape', () => {
    const t = createTestEditor().tool('frame').click([100, 100]).press([10, 10], [90, 90]).key('Escape').up();
    t.expectShapes().expectTool('frame');
  });
});

describe('shapes and frames', () => {
  it('are not cut off when they lie outside of their frame altogether', () => {
    const { t } = withFrame({ ...box('astray', 600, 150), frame: 'frame' });
    t.click([625, 175]);
    expect([...t.editor.selectedIds]).toEqual(['astray']);
  });

  it('that somebody takes out of a frame while it is dragged do not go along, and what they put in does', () => {
    const { t } = withFrame({ ...box('taken', 150, 150), frame: 'frame' }, box('put', 600, 150));
    t.press([100, 200], [100, 260]);
    t.store.update('taken', { x: 800, frame: '' });
    t.store.update('put', { x: 250, frame: 'frame' });
    t.up();
    expect(['frame', 'taken', 'put'].map((id) => t.store.get(id)?.y)).toEqual([160, 150, 210]);
  });

  it('lie in a frame when they are made within it', () => {
    const { t } = withFrame();
    t.rectangle([150, 150], [200, 200])
      .rectangle([350, 250], [450, 350])
      .tool('draw')
      .drag([210, 210], [250, 250]);
    expect(t.shapes.map(({ frame }) => frame)).toEqual(['', 'frame', '', 'frame']);
  });

  it('get into a frame and out of it when they are dropped, in one step', () => {
    const { t, frameOf } = withFrame(box('a', 500, 150));
    t.drag([520, 170], [220, 170]);
    expect(frameOf('a')).toBe('frame');
    t.key('Mod+Z');
    expect([frameOf('a'), t.store.get('a')?.x]).toEqual(['', 500]);
    t.key('Mod+Shift+Z').drag([220, 170], [620, 170]);
    expect(frameOf('a')).toBe('');
  });

  it('stay in it as long as their middle does, groups as one', () => {
    const { t, frameOf } = withFrame(box('a', 150, 150), box('b', 250, 150));
    t.key('Mod+A').key('Mod+G').key('Escape').click([170, 170]).drag([170, 170], [330, 170]);
    expect([frameOf('a'), frameOf('b')]).toEqual(['frame', 'frame']);
    t.drag([330, 170], [430, 170]);
    expect([frameOf('a'), frameOf('b')]).toEqual(['', '']);
  });

  it('lines are only in it with all of them', () => {
    const points = placePoints([
      { x: 500, y: 150 },
      { x: 700, y: 150 },
    ]);
    const { t, frameOf } = withFrame({ id: 'line', type: 'line', style: DEFAULT_STYLE, ...points });
    t.drag([600, 150], [280, 150]);
    expect(frameOf('line')).toBe('frame');
    t.drag([230, 150], [290, 150]);
    expect(frameOf('line')).toBe('');
  });

  it('are nudged out of it', () => {
    const { t, frameOf } = withFrame({ ...box('a', 365, 150), frame: 'frame' });
    t.click([380, 170]).key('Shift+ArrowRight');
    expect(frameOf('a')).toBe('frame');
    t.key('Shift+ArrowRight');
    expect(frameOf('a')).toBe('');
  });

  it('go with the frame, are copied, deleted and set free with it', () => {
    const { t, frameOf } = withFrame({ ...box('a', 150, 150), frame: 'frame' });
    t.drag([100, 200], [150, 220]).expectShapes({ x: 150, y: 120 }, { x: 200, y: 170, frame: 'frame' });
    t.key('Mod+D');
    expect(t.shapes.map(({ type }) => type)).toEqual(['frame', 'rectangle', 'frame', 'rectangle']);
    expect(t.shapes[3]?.frame).toBe(t.shapes[2]?.id);
    t.expectSelected(t.shapes[2]).key('Delete');
    expect(t.shapes).toHaveLength(2);
    t.click([150, 250]).key('Mod+Shift+G');
    t.expectShapes({ id: 'a', frame: '' }).expectSelected(t.shape);
    t.key('Mod+Z');
    expect(frameOf('a')).toBe('frame');
  });

  it('are not hit where the frame cuts them off', () => {
    const { t } = withFrame({ ...box('a', 380, 150), frame: 'frame' });
    t.click([420, 170]).expectSelected();
    t.drag([410, 120], [460, 220]).expectSelected();
    t.click([390, 170]);
    expect([...t.editor.selectedIds]).toEqual(['a']);
  });

  it('get a frame around them', () => {
    const { t, frameOf } = withFrame(
      box('a', 500, 150),
      { ...box('b', 300, 150), frame: 'frame' },
      box('c', 420, 160),
    );
    t.drag([560, 140], [495, 210]).click([310, 160], { shift: true });
    t.editor.runAction('frameSelection');
    const [made = ''] = t.editor.selectedIds;
    expect(t.store.get(made)).toMatchObject({ type: 'frame', x: 280, y: 130, w: 290, h: 90 });
    expect(['a', 'b', 'c'].map(frameOf)).toEqual([made, made, made]);
    t.key('Mod+Z');
    expect(['a', 'b', 'c'].map(frameOf)).toEqual(['', 'frame', '']);
    t.key('Mod+A');
    expect(t.editor.actions.find(({ id }) => id === 'frameSelection')?.isEnabled()).toBe(false);
  });

  it('come and go as the frame becomes larger and smaller', () => {
    const { t, frameOf } = withFrame(box('a', 420, 150), { ...box('b', 120, 120), frame: 'frame' });
    t.click([100, 200]).drag([405.75, 200], [505.75, 200]);
    expect(t.store.get('frame')).toMatchObject({ x: 100, w: 400 });
    expect(frameOf('a')).toBe('frame');
    t.drag([94.25, 200], [194.25, 200]);
    expect([frameOf('a'), frameOf('b')]).toEqual(['frame', '']);
    t.key('Mod+Z').key('Mod+Z');
    expect([frameOf('a'), frameOf('b')]).toEqual(['', 'frame']);
  });
});

it('a frame that lies in another, or in itself, as no one here would write it, is moved like any other', () => {
  const { t } = withFrame({ id: 'other', type: 'frame', x: 150, y: 150, w: 50, h: 50, style: DEFAULT_STYLE });
  t.store.update('frame', { frame: 'other' });
  t.store.update('other', { frame: 'frame' });
  t.drag([100, 200], [110, 200]);
  expect([t.store.get('frame')?.x, t.store.get('other')?.x]).toEqual([110, 150]);
});
