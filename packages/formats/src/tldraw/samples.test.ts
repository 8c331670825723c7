import { linePoints, type Shape, strokePoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { sampleJson } from '../test/samples.ts';
import { readTldraw } from './readTldraw.ts';

function readSample(name: string) {
  const result = readTldraw(sampleJson(`${name}.tldr`), PASTE_LIMITS);
  if (result.kind !== 'shapes') throw new Error('The sample was not read.');
  return result;
}

/** As a board has them, where arrows are where their shapes want them. */
function onBoard(shapes: ReturnType<typeof readSample>['shapes']): readonly Shape[] {
  const { store } = createTestBoard();
  store.create(...shapes);
  return store.sorted();
}

describe('a file of schema 1', () => {
  const { shapes, report } = readSample('tldr-schema1-record-v4');

  it('is five strokes, with nothing to be said', () => {
    expect(shapes.map(({ type }) => type)).toEqual(Array.from({ length: 5 }, () => 'draw'));
    expect(report).toEqual({ kept: 5, changed: 0, skipped: 0, lines: [] });
  });

  it('has each stroke where it was, under its own id', () => {
    expect(shapes.map(({ id, x, y, w, h }) => [id, x, y, w, h])).toEqual([
      ['shape:5SYJXuFOA39sodxm95-Tn', 405, 204, 330, 466],
      ['shape:BbyAZD8eHYly5LGmgFwhj', 353, 451, 376, 361],
      ['shape:ZqSuSS58viwxXopdYKudP', 321, 504, 411, 457],
      ['shape:frXuVSFt0JP-M9LLgAXI6', 722, 300, 134, 607],
      ['shape:lkBahQfmalpV55pEmp5fw', 655, 185, 152, 115],
    ]);
  });

  it('has every point, of the width that tldraw draws it with', () => {
    const [first] = shapes;
    if (first?.type !== 'draw') throw new Error('No stroke.');
    const points = strokePoints(first);
    expect(points).toHaveLength(501);
    // The first is where the shape was placed, (657, 204), the second 23 to the left of it and 7 lower.
    expect(points[0]).toMatchObject({ x: 657 - 405, y: 0 });
    expect(points[1]).toMatchObject({ x: 657 - 405 - 23, y: 7 });
    expect(first.style).toMatchObject({ color: 'black', width: 4.5, opacity: 1 });
  });
});

describe('a file of schema 2', () => {
  const { shapes, report } = readSample('tldr-schema2-bindings');
  const byType = (type: string) => shapes.filter((shape) => shape.type === type);

  it('is two texts, an arrow and a cloud, whose words are in black beside it', () => {
    expect(shapes.map(({ type }) => type)).toEqual(['text', 'text', 'arrow', 'cloud', 'text']);
    expect(report).toMatchObject({ kept: 5, changed: 1, skipped: 0 });
    expect(report.lines).toEqual([
      { fate: 'approximated', words: 'Pattern fills: lines without the pale ground behind them', count: 1 },
      {
        fate: 'approximated',
        words: 'Words in a pale shape, in another colour: a text in a group with it',
        count: 1,
      },
    ]);
  });

  it('has the texts where they were, as large as they were', () => {
    const [title, line] = byType('text');
    expect(title).toMatchObject({
      text: 'tldraw-cli',
      x: 918.609375,
      y: 432.8452291510143,
      w: 705.7939453125,
    });
    expect(title?.style.fontSize).toBeCloseTo(24 * 6.0409231780616075, 10);
    expect(line).toMatchObject({ text: 'i drink your .tldr files', x: 1099.75634765625, y: 713, w: 405.5 });
    expect(line?.style).toMatchObject({ fontSize: 36, align: 'center', font: 'hand' });
  });

  it('has the cloud with its words in a group', () => {
    const [cloud] = byType('cloud');
    const label = byType('text')[2];
    expect(cloud).toMatchObject({
      ...{ x: 986.382491364313, y: 260.7388724922549, w: 618.9327508637874, h: 140.51186939127615 },
      style: { color: '#9fa8b2', fill: 'hachure' },
    });
    expect(label).toMatchObject({
      text: 'https://github.com/kitschpatrol/tldraw-cli',
      style: { color: 'black', fontSize: 22 },
      groups: cloud?.groups,
    });
    expect(cloud?.groups).toHaveLength(1);
  });

  it('has the arrow between both texts', () => {
    const arrow = onBoard(shapes).find(({ type }) => type === 'arrow');
    if (arrow?.type !== 'arrow') throw new Error('No arrow.');
    // Nobody aimed at the first; at the second, somebody did.
    expect(arrow.start).toEqual({ id: 'shape:zLOrtpDanXwIRM6IGcd85', x: 0.5, y: 0.5, isInside: false });
    expect(arrow.end).toEqual({
      id: 'shape:cIubB1tyTNijNv7b06sxk',
      x: 0.4815274490561681,
      y: 0.625,
      isInside: false,
    });
    const [from, to] = linePoints(arrow);
    // From below the one text to just over the other.
    expect(from?.y).toBeGreaterThan(432.8 + 181.2);
    expect(from?.x).toBeCloseTo(1281.8, 0);
    expect(to?.y).toBeLessThan(713);
    expect(to?.y).toBeGreaterThan(700);
    expect(to?.x).toBeCloseTo(1291.2, 0);
  });
});
