import { type NewShape, type Shape, unpackPoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createScene, HANDLE } from '../scene/createScene.ts';
import type { SceneShape } from '../scene/sceneShape.ts';
import { toBoard } from './toBoard.ts';
import { toExcalidraw } from './toExcalidraw.ts';
import { encodePath, toTldraw } from './toTldraw.ts';

const { shapes } = createScene('mixed', 200);

function first<Kind extends SceneShape['kind']>(kind: Kind): Extract<SceneShape, { kind: Kind }> {
  const found = shapes.find((shape) => shape.kind === kind);
  if (found === undefined) throw new Error(`The scene has no ${kind}.`);
  // `find` compared the kind.
  return found as Extract<SceneShape, { kind: Kind }>;
}

function pointsOf(shape: NewShape<Shape>) {
  return unpackPoints('packed' in shape ? shape.packed : undefined).points;
}

describe('On our board', () => {
  it('a stroke has fewer points, none of them elsewhere, and both ends', () => {
    const stroke = first('stroke');
    const points = pointsOf(toBoard(stroke));
    expect(points.length).toBeGreaterThan(15);
    expect(points.length).toBeLessThan(60);
    expect(points[0]?.x).toBeCloseTo(stroke.points[0]?.x ?? Number.NaN, 0);
    expect(points.at(-1)?.y).toBeCloseTo(stroke.points.at(-1)?.y ?? Number.NaN, 0);
  });

  it('an arrow is its two ends', () => {
    const { start, end } = first('arrow');
    const points = pointsOf(toBoard(first('arrow')));
    expect(points.map(({ x }) => Math.round(x))).toEqual([start, end].map(({ x }) => Math.round(x)));
  });

  it('a text says what it says in the scene, in its size', () => {
    const { text, fontSizePx } = first('text');
    expect(toBoard(first('text'))).toMatchObject({ type: 'text', text, style: { fontSize: fontSizePx } });
  });

  it('the handle is filled, so that it can be grabbed anywhere', () => {
    expect(toBoard(HANDLE)).toMatchObject({ type: 'rectangle', x: -120, w: 240, style: { fill: 'solid' } });
  });
});

describe('For Excalidraw', () => {
  it('points are told from the first of them, which is where the element is', () => {
    const stroke = first('stroke');
    const [element] = toExcalidraw([stroke]);
    const [start, next] = stroke.points;
    expect(element).toMatchObject({ type: 'freedraw', x: stroke.x + (start?.x ?? 0) });
    expect(element?.points).toHaveLength(60);
    const step = [(next?.x ?? 0) - (start?.x ?? 0), (next?.y ?? 0) - (start?.y ?? 0)];
    expect(element?.points).toEqual(expect.arrayContaining([[0, 0], step]));
  });

  it('an arrow leads from its start to its end', () => {
    const arrow = first('arrow');
    const [element] = toExcalidraw([arrow]);
    const vector = [arrow.end.x - arrow.start.x, arrow.end.y - arrow.start.y];
    expect(element).toMatchObject({ type: 'arrow', x: arrow.x + arrow.start.x, points: [[0, 0], vector] });
  });

  it('every element has an id and a seed of its own', () => {
    const elements = toExcalidraw(shapes);
    expect(new Set(elements.map(({ id }) => id)).size).toBe(200);
    expect(new Set(elements.map(({ seed }) => seed)).size).toBe(200);
  });
});

describe('For tldraw', () => {
  it('a path is two floats and then steps of half the size', () => {
    const path = encodePath([
      { x: 1.5, y: -2 },
      { x: 2, y: 0 },
    ]);
    const bytes = new DataView(Uint8Array.from(Buffer.from(path, 'base64')).buffer);
    expect(bytes.byteLength).toBe(12);
    expect([bytes.getFloat32(0, true), bytes.getFloat32(4, true)]).toEqual([1.5, -2]);
    expect([bytes.getFloat16(8, true), bytes.getFloat16(10, true)]).toEqual([0.5, 2]);
  });

  it('every kind of shape has the type that it has there', () => {
    const records = toTldraw([first('stroke'), HANDLE, first('text'), first('arrow')]);
    expect(records.map(({ type }) => type)).toEqual(['draw', 'geo', 'text', 'arrow']);
    expect(new Set(records.map(({ id }) => id)).size).toBe(4);
  });

  it('a text is as large as in the scene', () => {
    const text = first('text');
    expect(toTldraw([text])[0]).toMatchObject({ props: { scale: text.fontSizePx / 24, autoSize: true } });
  });
});
