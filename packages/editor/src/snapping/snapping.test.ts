import type { Box } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { gapSnaps } from './gapSnap.ts';
import { lineGuides, nearestOffset } from './lineSnap.ts';
import { snapBox, snapEdges } from './snapBox.ts';
import { snapDelta } from './snapDelta.ts';
import { snapToGrid } from './snapGrid.ts';

const box = (x: number, y: number, w = 100, h = 50): Box => ({ x, y, w, h });
const both = { reach: 8, axes: ['x', 'y'] } as const;

describe('a box that is dragged near others', () => {
  it('goes to edges and middles, along each axis by itself', () => {
    const { dx, dy } = snapBox(box(203, 95), [box(0, 100), box(200, 400)], both);
    expect([dx, dy]).toEqual([-3, 5]);
    expect(snapBox(box(56, 300, 40, 40), [box(0, 0, 150, 20)], both).dx).toBe(-1);
  });

  it('stays where nothing is near enough, and along an axis that it may not leave', () => {
    expect(snapBox(box(220, 300), [box(0, 100), box(300, 500)], both)).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snapBox(box(203, 95), [box(0, 100), box(200, 400)], { reach: 8, axes: ['y'] })).toMatchObject({
      dx: 0,
      dy: 5,
    });
  });

  it('shows the lines that it shares, as far as they are shared', () => {
    const { guides } = snapBox(box(2, 300), [box(0, 0)], { reach: 8, axes: ['x'] });
    expect(guides).toEqual([
      { kind: 'line', axis: 'x', at: 0, start: 0, end: 350 },
      { kind: 'line', axis: 'x', at: 50, start: 0, end: 350 },
      { kind: 'line', axis: 'x', at: 100, start: 0, end: 350 },
    ]);
  });

  it('goes where gaps are equally wide, if no line is nearer', () => {
    const references = [box(0, 0), box(300, 0)];
    const between = snapBox(box(153, 10, 90, 30), references, { reach: 8, axes: ['x'] });
    expect(between.dx).toBe(2);
    expect(between.guides).toEqual([
      { kind: 'gap', axis: 'x', at: 25, start: 100, end: 155 },
      { kind: 'gap', axis: 'x', at: 25, start: 245, end: 300 },
    ]);
    expect(snapBox(box(597, 12, 60, 40), references, { reach: 8, axes: ['x'] }).dx).toBe(3);
  });
});

describe('gaps', () => {
  const starts = (moved: Box, references: Box[], axis: 'x' | 'y' = 'x') =>
    gapSnaps(moved, references, axis).map(({ offset }) => (axis === 'x' ? moved.x : moved.y) + offset);

  it('are those between neighbours, and one as wide on either side', () => {
    expect(starts(box(0, 0, 50), [box(0, 0), box(200, 0)])).toEqual([125, 400, -150]);
  });

  it('that are too narrow have no middle', () => {
    expect(starts(box(0, 0, 150), [box(0, 0), box(200, 0)])).toEqual([400, -250]);
  });

  it('are not of what lies above or below, nor of what overlaps', () => {
    expect(starts(box(0, 0), [box(0, 500), box(200, 500)])).toEqual([]);
    expect(starts(box(0, 0), [box(0, 0), box(50, 0)])).toEqual([]);
    expect(starts(box(0, 0, 20), [box(0, 0), box(20, 0, 30), box(150, 0)])).toEqual([115, 300, -70]);
  });

  it('are found along the other axis too', () => {
    expect(starts(box(0, 0, 50, 50), [box(0, 0), box(0, 150)], 'y')).toEqual([75, 300, -150]);
  });
});

describe('edges that are dragged', () => {
  it('go to lines, each by itself', () => {
    const result = snapEdges(box(0, 0), { x: 96, y: 207 }, [box(100, 200)], 8);
    expect([result.dx, result.dy]).toEqual([4, -7]);
    expect(snapEdges(box(0, 0), { x: 96 }, [box(100, 200)], 8)).toMatchObject({ dx: 4, dy: 0 });
  });

  it('stay where they are without any', () => {
    expect(snapEdges(box(0, 0), { x: 5, y: 5 }, [], 8)).toEqual({ dx: 0, dy: 0, guides: [] });
  });
});

describe('a corner that is dragged', () => {
  const frame = { x: 0, y: 0, w: 100, h: 50, rotation: 0 };
  const plain = { keepsRatio: false, isCentered: false };
  const toHundreds = (_: unknown, at: { x?: number | undefined; y?: number | undefined }) => ({
    x: at.x === undefined ? undefined : near(at.x),
    y: at.y === undefined ? undefined : near(at.y),
  });
  /** The next hundred, if it is within 8. */
  const near = (px: number) =>
    Math.abs(px - 100 * Math.round(px / 100)) <= 8 ? 100 * Math.round(px / 100) : px;
  const drag = (delta: readonly [number, number], options = plain, rotation = 0) =>
    snapDelta(
      { frame: { ...frame, rotation }, side: { x: 1, y: 1 }, delta: { x: delta[0], y: delta[1] }, options },
      toHundreds,
    );

  it('takes both edges along', () => {
    expect(drag([95, 48])).toEqual({ x: 100, y: 50 });
    expect(drag([80, 48])).toEqual({ x: 80, y: 50 });
  });

  it('keeps the ratio, which the nearer edge decides about', () => {
    expect(drag([95, 0], { keepsRatio: true, isCentered: false })).toEqual({ x: 100, y: 50 });
    expect(drag([195, 0], { keepsRatio: true, isCentered: false })).toEqual({ x: 200, y: 100 });
    expect(drag([40, 0], { keepsRatio: true, isCentered: false })).toEqual({ x: 40, y: 0 });
  });

  it('does not of what lies turned', () => {
    expect(drag([95, 48], plain, 1)).toEqual({ x: 95, y: 48 });
  });
});

it('the grid has its lines at multiples of 20', () => {
  expect(snapToGrid({ x: 29, y: -31 })).toEqual({ x: 20, y: -40 });
  expect(Object.is(snapToGrid({ x: -3, y: 0 }).x, 0)).toBe(true);
});

it('the nearest of many is found, whatever its side', () => {
  expect(nearestOffset([10, 50], [57, 4, 90], 8)).toBe(-6);
  expect(nearestOffset([10], [90], 8)).toBeUndefined();
  expect(lineGuides([5], { start: 0, end: 1 }, [box(7, 0)], 'x')).toEqual([]);
});
