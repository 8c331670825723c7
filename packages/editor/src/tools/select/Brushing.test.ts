import { type Box, DEFAULT_STYLE, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { createScene } from '../../scene.ts';
import { createSelection } from '../../selection.ts';
import type { PointerInput } from '../stateNode.ts';
import type { ToolContext } from '../toolContext.ts';
import { Brushing } from './Brushing.ts';

/** A brush on a board of 50 × 50 squares of 10 px, 20 px apart, that tells what it asks of the index. */
function createBrush() {
  const { store } = createTestBoard();
  const squares = Array.from({ length: 2500 }, (_, i) => {
    const place = { x: 20 * (i % 50), y: 20 * Math.floor(i / 50), w: 10, h: 10 };
    return { id: `s${i}`, type: 'rectangle' as const, ...place, style: DEFAULT_STYLE };
  });
  store.create(...squares);
  const scene = createScene(store);
  store.onChange((change) => void scene.apply(change));
  const asked: { box: Box; found: number }[] = [];
  const selection = createSelection({ exists: (id) => store.get(id) !== undefined, onChange: () => {} });
  const context: Partial<ToolContext> = {
    store,
    selection,
    scene: {
      ...scene,
      touching(box) {
        const found: Shape[] = scene.touching(box);
        asked.push({ box, found: found.length });
        return found;
      },
    },
    preview: { current: { kind: 'none' }, show: () => {}, end: () => {} },
  };
  // A brush needs no more of its context than this.
  const brush = new Brushing(context as ToolContext);
  const at = (x: number, y: number) =>
    ({ originPage: { x: -1, y: -1 }, page: { x, y } }) as Partial<PointerInput> as PointerInput;
  return { brush, at, asked, selection, store };
}

describe('a brush', () => {
  it('asks the index only for what it grew by', () => {
    const { brush, at, asked } = createBrush();
    brush.onEnter(at(500, 500));
    asked.length = 0;
    brush.onPointerMove(at(520, 520));
    expect(asked).toHaveLength(2);
    expect(asked.reduce((sum, { found }) => sum + found, 0)).toBeLessThan(120);
  });

  it('asks nothing when it stays', () => {
    const { brush, at, asked } = createBrush();
    brush.onEnter(at(500, 500));
    asked.length = 0;
    brush.onPointerMove(at(500, 500));
    expect(asked).toEqual([]);
  });

  it('has in the end what it would have had, drawn at once', () => {
    const ways = [
      [300, 300],
      [900, 100],
      [-500, -500],
      [777, 333],
      [401, 905],
    ] as const;
    const wandering = createBrush();
    wandering.brush.onEnter(wandering.at(0, 0));
    for (const [x, y] of ways) wandering.brush.onPointerMove(wandering.at(x, y));
    wandering.brush.onInterrupt();
    const direct = createBrush();
    direct.brush.onEnter(direct.at(401, 905));
    direct.brush.onInterrupt();
    expect([...wandering.selection.ids].sort()).toEqual([...direct.selection.ids].sort());
    expect(direct.selection.ids.size).toBe(21 * 46);
  });

  it('keeps what was selected before', () => {
    const { brush, at, selection } = createBrush();
    selection.set(['s0', 's2000']);
    brush.onEnter(at(50, 50));
    brush.onPointerMove(at(-10, -10));
    brush.onInterrupt();
    expect([...selection.ids].sort()).toEqual(['s0', 's2000']);
  });

  it('copies the selection the less often the larger it is', () => {
    const { brush, at, selection } = createBrush();
    brush.onEnter(at(990, 750));
    const sets = new Set<unknown>();
    for (let y = 751; y <= 950; y++) {
      brush.onPointerMove(at(990, y));
      sets.add(selection.ids);
    }
    expect(sets.size).toBeLessThan(12);
    brush.onInterrupt();
    expect(selection.ids.size).toBe(50 * 48);
  });

  it('notices what others move into it, out of it, and delete', () => {
    const { brush, at, selection, store } = createBrush();
    brush.onEnter(at(50, 50));
    store.update('s2000', { x: 15, y: 15 });
    store.update('s0', { x: 5000 });
    store.delete(['s1']);
    selection.dropGone(new Set(['s1']));
    brush.onPointerMove(at(50, 50));
    brush.onInterrupt();
    expect([...selection.ids].sort()).toEqual(['s100', 's101', 's102', 's2', 's2000', 's50', 's51', 's52']);
  });
});
