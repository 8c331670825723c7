import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';
import { resizeCursor } from './cursors.ts';
import type { Handle } from './handle.ts';
import { nearestHandle } from './nearestHandle.ts';

const cursorAt = (t: TestEditor, x: number, y: number) => t.hover([x, y]).frame().surface.pointerCursor;

describe('the handles of a selected box', () => {
  const selected = () => createTestEditor().rectangle([100, 100], [300, 200]);

  it('are at its corners, along its sides, and above it', () => {
    const t = selected();
    expect(cursorAt(t, 93, 93)).toBe('nwse-resize');
    expect(cursorAt(t, 307, 93)).toBe('nesw-resize');
    expect(cursorAt(t, 150, 94)).toBe('ns-resize');
    expect(cursorAt(t, 306, 150)).toBe('ew-resize');
    expect(cursorAt(t, 200, 70)).toMatch(/^url/);
    expect(cursorAt(t, 200, 150)).toBe('default');
  });

  it('reach further for a finger', () => {
    const t = selected().drag([80, 80], [60, 60], { type: 'touch' });
    t.expectShapes({ x: 80, y: 80, w: 220, h: 120 });
  });

  it('leave its middle to be dragged, however small it is', () => {
    const t = createTestEditor().rectangle([100, 100], [130, 130]);
    t.drag([115, 115], [155, 115], { type: 'touch' }).expectShapes({ x: 140, w: 30 });
    t.drag([155, 115], [195, 115]).expectShapes({ x: 180, w: 30 });
  });

  it('are fewer where it is small', () => {
    const t = createTestEditor().rectangle([100, 100], [106, 106]).hover([400, 400]);
    const cursors = [
      [94, 94],
      [113, 94],
      [113, 113],
      [103, 93],
    ] as const;
    expect(cursors.map(([x, y]) => cursorAt(t, x, y))).toEqual([
      'default',
      'default',
      'nwse-resize',
      'default',
    ]);
  });

  it('are not there with another tool, nor while something is dragged', () => {
    const t = selected().tool('hand');
    expect(cursorAt(t, 93, 93)).toBe('grab');
    t.tool('select').click([100, 150]).press([100, 150], [200, 150]);
    t.surface.resetWork();
    t.move([210, 150]).frame();
    expect(t.surface.liveWork.roundRect ?? 0).toBeLessThanOrEqual(1);
  });

  it('leave the cursor with the selection, also under a pointer that rests', () => {
    const t = selected();
    expect(cursorAt(t, 93, 93)).toBe('nwse-resize');
    t.key('Escape').frame();
    expect(t.surface.pointerCursor).toBe('default');
  });

  it('are drawn anew only when they move', () => {
    const t = selected().rest();
    t.surface.resetWork();
    t.hover([500, 500]).frame();
    expect(t.surface.liveWork).toEqual({});
  });
});

describe('cursors', () => {
  it('turn with the box', () => {
    const eighth = Math.PI / 4;
    const at = (rotation: number) => resizeCursor({ x: 1, y: 0 }, rotation);
    expect([0, eighth, 2 * eighth, 3 * eighth, 4 * eighth, -eighth].map(at)).toEqual([
      'ew-resize',
      'nwse-resize',
      'ns-resize',
      'nesw-resize',
      'ew-resize',
      'nesw-resize',
    ]);
  });
});

describe('of handles that lie near each other', () => {
  const make = (id: string, x: number, more: Partial<Handle> = {}): Handle => ({
    ...{ id, point: { x, y: 0 }, look: 'dot', cursor: 'move', state: 'resizing' },
    ...more,
  });

  it('the nearest is taken, and a point before a side', () => {
    const handles = [make('side', -50, { to: { x: 50, y: 0 } }), make('a', 0), make('b', 10)];
    const at = (x: number) => nearestHandle(handles, { x, y: 0 }, 8)?.id;
    expect([at(4), at(6), at(30), at(70)]).toEqual(['a', 'b', 'side', undefined]);
  });

  it('one can be out of reach where something else is meant', () => {
    const handles = [make('a', 0, { maxReach: ({ x }) => (x > 0 ? 2 : Infinity) })];
    const at = (x: number) => nearestHandle(handles, { x, y: 0 }, 8)?.id;
    expect([at(-7), at(1), at(7)]).toEqual(['a', 'a', undefined]);
  });
});
