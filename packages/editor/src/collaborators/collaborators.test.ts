import type { PresenceState } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

function show(t: TestEditor, x: number, y: number, color = '#ff0000'): TestEditor {
  const presence: PresenceState = { cursor: { x, y }, tool: 'select', selection: [] };
  t.editor.setCollaborators([{ peerId: 7, name: 'Blaise', color, presence }]);
  return t.frame();
}

describe('the cursors of others', () => {
  it('appear where they are', () => {
    const t = show(createTestEditor(), 30, 40);
    expect(t.surface.cursors).toEqual([
      {
        peerId: 7,
        name: 'Blaise',
        color: '#ff0000',
        tool: 'select',
        activity: 'active',
        words: undefined,
        x: 30,
        y: 40,
      },
    ]);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('glide to a new place, and then rest', () => {
    const t = show(show(createTestEditor(), 0, 0), 100, 0);
    const seen: number[] = [];
    while (t.clock.hasFrame) {
      t.frame();
      seen.push(t.surface.cursors[0]?.x ?? -1);
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.length).toBeLessThan(30);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(100);
  });

  it('jump there for who wants no motion', () => {
    const t = show(createTestEditor(), 0, 0);
    t.surface.prefersStill = true;
    show(t, 100, 0);
    expect(t.surface.cursors[0]?.x).toBe(100);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('stay on their place of the page when we pan', () => {
    const t = show(createTestEditor(), 100, 100).tool('hand').drag([0, 0], [-30, 0]).frame();
    expect(t.surface.cursors[0]).toMatchObject({ x: 70, y: 100 });
  });

  it('go when their owner leaves the board, or the room', () => {
    const t = show(createTestEditor(), 0, 0);
    t.editor.setCollaborators([{ peerId: 7, name: 'Blaise', color: '#ff0000' }]);
    t.frame();
    expect(t.surface.cursors).toEqual([]);
    show(t, 50, 50).editor.removeCollaborator(7);
    t.frame();
    expect(t.surface.cursors).toEqual([]);
  });

  it('are not shown while their owner types', () => {
    const t = show(createTestEditor(), 0, 0);
    const caret = { id: 'a', anchor: 'start', focus: 'start' } as const;
    const presence: PresenceState = { cursor: { x: 0, y: 0 }, tool: 'select', selection: [], caret };
    t.editor.setCollaborators([{ peerId: 7, name: 'Blaise', color: '#ff0000', presence }]);
    t.frame();
    expect(t.surface.cursors).toEqual([]);
    show(t, 5, 5);
    expect(t.surface.cursors).toHaveLength(1);
  });

  it('are grey when the colour is none', () => {
    const t = show(createTestEditor(), 0, 0, 'red; background: url(//evil)');
    expect(t.surface.cursors[0]?.color).toBe('#8b8d94');
  });
});

it('others’ selection is outlined, whether or not its shapes still exist', () => {
  const t = createTestEditor().rectangle([0, 0], [50, 50]).key('Escape').frame();
  const presence = { tool: 'select', selection: [t.shape.id, 'gone'] };
  t.surface.resetWork();
  t.editor.setCollaborators([{ peerId: 7, name: 'Blaise', color: '#ff0000', presence }]);
  t.frame();
  expect(t.surface.liveWork.strokeRect).toBe(1);
});

describe('our own presence', () => {
  it('tells the cursor in page px, the tool and the selection', () => {
    const t = createTestEditor();
    const states: PresenceState[] = [];
    t.editor.onPresence((state) => states.push(state));
    t.rectangle([0, 0], [50, 50]).advance(100).hover([70, 80]).advance(100);
    expect(states.at(-1)).toMatchObject({
      ...{ cursor: { x: 70, y: 80 }, tool: 'select', selection: [t.shape.id] },
      viewport: { x: 0, y: 0, w: 800, h: 600 },
    });
    t.tool('draw').advance(100);
    expect(states.at(-1)).toMatchObject({ tool: 'draw', selection: [] });
  });

  it('is told thirty times a second at most, ending with the newest', () => {
    const t = createTestEditor();
    const states: PresenceState[] = [];
    t.editor.onPresence((state) => states.push(state));
    for (let x = 0; x < 500; x++) t.hover([x, 0]).advance(2);
    t.advance(50);
    expect(states.length).toBeGreaterThan(25);
    expect(states.length).toBeLessThanOrEqual(33);
    expect(states.at(-1)?.cursor?.x).toBe(499);
  });

  it('says when the pointer has left, or the finger is lifted', () => {
    const t = createTestEditor();
    const states: PresenceState[] = [];
    t.editor.onPresence((state) => states.push(state));
    t.hover([5, 5]).advance(50).editor.input.pointerLeave();
    t.advance(50);
    expect(states.at(-1)).toMatchObject({ tool: 'select', selection: [] });
    expect(states.at(-1)?.cursor).toBeUndefined();
    t.press([0, 0], [9, 9], { type: 'touch' }).advance(50).up({ type: 'touch' }).advance(50);
    expect(states.at(-2)?.cursor).toEqual({ x: 9, y: 9 });
    expect(states.at(-1)?.cursor).toBeUndefined();
  });

  it('follows the page under a resting pointer', () => {
    const t = createTestEditor().hover([100, 100]).advance(50);
    const states: PresenceState[] = [];
    t.editor.onPresence((state) => states.push(state));
    t.editor.input.wheel({ x: 100, y: 100, deltaX: 0, deltaY: 40, deltaMode: 0, ctrl: false, shift: false });
    t.advance(50);
    expect(states.at(-1)?.cursor).toEqual({ x: 100, y: 140 });
  });
});
