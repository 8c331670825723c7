import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Context2D } from '../context2D.ts';
import { dashPattern, strokeDashed } from './dash.ts';

const line = { dash: 'dashed', width: 4, scale: 1 } as const;

describe('the pattern of a dashed line', () => {
  it('grows with the width of the line', () => {
    expect(dashPattern(line)).toEqual([10, 13]);
    expect(dashPattern({ ...line, width: 8 })).toEqual([14, 21]);
    expect(dashPattern({ ...line, dash: 'dotted' })).toEqual([0.01, 12]);
  });

  it('is none for a solid line, and where it would not be seen', () => {
    expect(dashPattern({ ...line, dash: 'solid' })).toEqual([]);
    expect(dashPattern({ ...line, scale: 0.17 })).toEqual([]);
    expect(dashPattern({ ...line, scale: 0.18 })).toHaveLength(2);
  });

  it.each([40, 57, 100, 333, 1e5])('ends with a dash on an open line of %d px', (length) => {
    const [mark = 0, gap = 0] = dashPattern({ ...line, length });
    expect((length - mark) / (mark + gap)).toBeCloseTo(Math.round((length - mark) / (mark + gap)), 6);
    expect(gap).toBeGreaterThan(6);
  });

  it.each([40, 57, 100, 333, 1e5])('meets its own beginning on a closed line of %d px', (length) => {
    const [mark = 0, gap = 0] = dashPattern({ ...line, length, isClosed: true });
    expect(length / (mark + gap)).toBeCloseTo(Math.round(length / (mark + gap)), 6);
    expect(gap).toBeGreaterThan(6);
  });

  it('leaves a line solid that has no room for two dashes, or more of them than anybody needs', () => {
    for (const length of [0, 5, 12, 1e7]) expect(dashPattern({ ...line, length })).toEqual([]);
  });
});

it('a dashed line is drawn, and the next one is solid again', () => {
  // The library's context has everything that the editor draws with, under types of its own.
  const context = createCanvas(10, 10).getContext('2d') as unknown as Context2D;
  const used: number[][] = [];
  const setLineDash = context.setLineDash.bind(context);
  context.setLineDash = (pattern) => {
    used.push([...pattern]);
    setLineDash(pattern);
  };
  strokeDashed(context, line);
  strokeDashed(context, { ...line, dash: 'solid' });
  expect(used).toEqual([[10, 13], []]);
});
