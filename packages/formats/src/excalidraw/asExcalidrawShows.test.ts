import {
  DEFAULT_STYLE,
  distance,
  MAX_STROKE_POINTS,
  type NewShape,
  packPoints,
  type Shape,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { writeElements } from './writeExcalidraw.ts';
import { writeExcalidrawFile } from './writeExcalidrawFile.ts';

/*
 * What Excalidraw 0.18 made of files of ours when it painted them, though it read every element as it is written.
 */
const at = { id: 'a', x: 0, y: 0, w: 200, h: 100, style: DEFAULT_STYLE } as const;

function written(shape: NewShape<Shape>): Readonly<Record<string, unknown>> {
  return writeExcalidrawFile([testShape(shape)]).elements[0] ?? expect.unreachable();
}

describe('as Excalidraw shows it', () => {
  it('a stroke reaches its corners', () => {
    const corners = [
      { x: 0, y: 0, pressure: 0.2 },
      { x: 300, y: 0, pressure: 0.8 },
      { x: 0, y: 200, pressure: 0.2 },
    ];
    const packed = packPoints({ isPen: true, points: corners });
    const stroke = written({ ...at, w: 300, h: 200, type: 'draw', isPen: true, packed });
    const points = (stroke.points as [number, number][]).map(([x, y]) => ({ x, y }));
    points.forEach((point, index) => {
      expect(distance(point, points[index - 1] ?? point)).toBeLessThan(5.1);
    });
    expect(points).toContainEqual({ x: 300, y: 0 });
    const pressures = stroke.pressures as number[];
    expect(pressures).toHaveLength(points.length);
    expect(pressures[30]).toBeGreaterThan(0.45);
    expect(pressures[30]).toBeLessThan(0.55);
  });

  it('a stroke gets no more points than can be read, however long it is', () => {
    const points = [0, 1e6].map((x) => ({ x, y: 0, pressure: 0.5 }));
    const packed = packPoints({ isPen: false, points });
    const stroke = written({ ...at, w: 1e6, h: 0, type: 'draw', isPen: false, packed });
    expect((stroke.points as unknown[]).length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
  });

  it('crow’s feet are heads, by the names that every version knows', () => {
    const style = { ...DEFAULT_STYLE, startHead: 'one', endHead: 'one-or-many' } as const;
    const packed = packPoints({ isPen: false, points: [0, 90].map((x) => ({ x, y: 0, pressure: 0.5 })) });
    expect(written({ ...at, type: 'arrow', packed, style })).toMatchObject({
      startArrowhead: 'crowfoot_one',
      endArrowhead: 'crowfoot_one_or_many',
    });
  });

  it('corners are as round as here, and those of pictures and notes are none', () => {
    const style = { ...DEFAULT_STYLE, corners: 'round' } as const;
    expect(written({ ...at, type: 'rectangle', style }).roundness).toEqual({ type: 3, value: 6 });
    expect(written({ ...at, type: 'sticky', style }).roundness).toBe(null);
    const file = { name: 'ab'.repeat(32), w: 9, h: 9 };
    expect(written({ ...at, type: 'image', file, style }).roundness).toBe(null);
  });

  it('code stays in its box, and is indented as it was typed', () => {
    const style = { ...DEFAULT_STYLE, font: 'mono', fontSize: 20, align: 'left' } as const;
    const [, label] = writeElements([
      testShape({ ...at, type: 'rectangle', text: 'if (a) {\n  return abcdef + ghi\n}', style }),
    ]);
    // 190 px have room for 15 characters of 12 px.
    expect(label?.text).toBe('if (a) {\n  return abcdef\n+ ghi\n}');
  });
});
