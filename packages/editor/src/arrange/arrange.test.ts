import type { Box } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { alignOffsets } from './align.ts';
import { distributeOffsets } from './distribute.ts';

const box = (x: number, w: number, y = 0, h = 10): Box => ({ x, y, w, h });

describe('aligning boxes', () => {
  const boxes = [box(0, 10, 0, 40), box(50, 20, 100, 20)];
  const xs = (to: Parameters<typeof alignOffsets>[1]) => alignOffsets(boxes, to).map(({ x }) => x);
  const ys = (to: Parameters<typeof alignOffsets>[1]) => alignOffsets(boxes, to).map(({ y }) => y);

  it('moves them to an edge or the middle of the box around all', () => {
    expect([xs('left'), xs('center'), xs('right')]).toEqual([
      [0, -50],
      [30, -25],
      [60, 0],
    ]);
    expect([ys('top'), ys('middle'), ys('bottom')]).toEqual([
      [0, -100],
      [40, -50],
      [80, 0],
    ]);
  });

  it('moves them along one axis only', () => {
    expect([ys('left'), xs('top')]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('of none answers none', () => {
    expect(alignOffsets([], 'left')).toEqual([]);
  });
});

describe('distributing boxes', () => {
  const xs = (...boxes: Box[]) => distributeOffsets(boxes, 'x').map(({ x }) => x);

  it('makes all gaps the same, in whatever order they are given', () => {
    expect(xs(box(0, 10), box(100, 10), box(20, 30))).toEqual([0, 0, 20]);
  });

  it('leaves the first and the last where they are', () => {
    expect(xs(box(100, 10), box(12, 10), box(0, 10))).toEqual([0, 38, 0]);
  });

  it('goes by their middles where they overlap', () => {
    expect(xs(box(0, 100), box(5, 100), box(20, 100))).toEqual([0, 5, 0]);
  });

  it('does nothing with less than three', () => {
    expect(xs(box(0, 10), box(50, 10))).toEqual([0, 0]);
    expect(xs()).toEqual([]);
  });

  it('goes along the other axis too', () => {
    const boxes = [box(0, 10, 0), box(0, 10, 12), box(0, 10, 60)];
    expect(distributeOffsets(boxes, 'y').map(({ y }) => y)).toEqual([0, 18, 0]);
  });
});
