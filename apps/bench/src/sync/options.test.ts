import { describe, expect, it } from 'vitest';
import { cellsOf, SYNC_OPTIONS, withQuick } from './options.ts';

describe('What the sync bench is asked for', () => {
  it('is all cells in all sizes', () => {
    const names = cellsOf(SYNC_OPTIONS).map(({ name }) => name);
    expect(names).toEqual([
      ...['drawing-2', 'drawing-10', 'drawing-50', 'drawing-100'],
      ...['join-1000', 'join-10000', 'join-50000', 'idle-1000', 'idle-10000', 'kill'],
    ]);
  });

  it('is less with "quick", but for what was given', () => {
    const quick = withQuick({ ...SYNC_OPTIONS, quick: true, join: '70', repeats: 2 });
    expect(cellsOf(quick).map(({ name }) => name)).toEqual([
      ...['drawing-10', 'join-70', 'idle-300', 'kill'],
    ]);
    expect([quick.repeats, quick.seconds]).toEqual([2, 2]);
    expect(withQuick(SYNC_OPTIONS)).toEqual(SYNC_OPTIONS);
  });

  it('is refused when there is no such cell', () => {
    expect(() => cellsOf({ ...SYNC_OPTIONS, cells: 'draw' })).toThrow(
      '--cells knows drawing, join, idle, kill, not "draw"',
    );
  });
});
