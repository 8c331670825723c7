import { describe, expect, it } from 'vitest';
import { collectReport } from '../../collectReport.ts';
import { element } from '../../test/element.ts';
import type { Fields } from '../element.ts';
import { normalizeElements } from './normalizeElements.ts';

function normalize(...elements: unknown[]) {
  const notes = collectReport();
  const changed: unknown[] = [];
  const normalized = normalizeElements(elements, { ...notes, changed: (id) => changed.push(id) });
  return { elements: normalized, lines: notes.lines(), changed };
}

function one(fields: Fields): Fields | undefined {
  return normalize(element(fields)).elements[0];
}

const points = [
  [0, 0],
  [10, 10],
];
const arrow = (fields: Fields) => element({ type: 'arrow', points, endArrowhead: null, ...fields });
const text = (fields: Fields) => element({ type: 'text', text: 'words', ...fields });

describe('what older versions wrote', () => {
  it.each<[string, Fields, Fields]>([
    ['a draw is a line', { type: 'draw', points }, { type: 'line' }],
    [
      'a font is a size and a family',
      { type: 'text', text: 'a', font: '36px Helvetica' },
      { fontSize: 36, fontFamily: 2 },
    ],
    [
      'round is a kind of corners',
      { roundness: undefined, strokeSharpness: 'round' },
      { roundness: { type: 1 } },
    ],
    [
      'round lines are another kind',
      { type: 'line', points, roundness: undefined, strokeSharpness: 'round' },
      { roundness: { type: 2 } },
    ],
    ['sharp is none', { roundness: undefined, strokeSharpness: 'sharp' }, { roundness: null }],
    [
      'a dot is a circle',
      { type: 'arrow', points, startArrowhead: 'dot', endArrowhead: 'crowfoot_one_or_many' },
      { startArrowhead: 'circle', endArrowhead: 'crowfoot_one_or_many' },
    ],
    ['an arrow has a head at its end', { type: 'arrow', points }, { endArrowhead: 'arrow' }],
    [
      'a line without points goes from corner to corner',
      { type: 'line' },
      {
        points: [
          [0, 0],
          [80, 40],
        ],
      },
    ],
    [
      'the first point is where the line lies',
      {
        type: 'line',
        points: [
          [5, 6],
          [15, 26],
        ],
      },
      {
        x: 105,
        y: 206,
        points: [
          [0, 0],
          [10, 20],
        ],
      },
    ],
  ])('%s', (_, before, after) => {
    expect(one(before)).toMatchObject(after);
    expect(normalize(element(before)).lines).toContainEqual(expect.objectContaining({ fate: 'repaired' }));
    expect(one(one(before) ?? {})).toEqual(one(before));
  });

  it('lists of bound arrows are lists of what is bound', () => {
    const { boundElements: _none, ...box } = element({ id: 'box', boundElementIds: ['arrow'] });
    const [mended] = normalize(box, arrow({ id: 'arrow' })).elements;
    expect(mended?.boundElements).toEqual([{ type: 'arrow', id: 'arrow' }]);
    expect(mended).not.toHaveProperty('boundElementIds');
  });

  it('is nothing to mention where it is of today', () => {
    expect(normalize(element({ id: 'a' }), text({ id: 'b' }), arrow({ id: 'c' })).lines).toEqual([]);
  });
});

describe('elements that say of each other what is not true', () => {
  it('share no id', () => {
    const { elements, lines } = normalize(element({ id: 'a' }), element({ id: 'a' }), element({ id: 7 }));
    expect(new Set(elements.map(({ id }) => id)).size).toBe(3);
    expect(lines).toEqual([{ fate: 'repaired', words: 'Things that had no id of their own', count: 2 }]);
  });

  it('lie in no frame that is not there, is none, or lies in itself', () => {
    const { elements, lines } = normalize(
      element({ id: 'a', frameId: 'gone' }),
      element({ id: 'b', frameId: 'a' }),
      element({ id: 'c', type: 'frame', frameId: 'd' }),
      element({ id: 'd', type: 'frame', frameId: 'c' }),
      element({ id: 'e', type: 'frame', frameId: 'e' }),
      element({ id: 'f', frameId: 'd' }),
    );
    expect(elements.map(({ frameId }) => frameId)).toEqual([null, null, 'd', null, null, 'd']);
    expect(lines).toMatchObject([{ fate: 'repaired', count: 4 }]);
  });

  it('are bound to nothing that is not there, nor to themselves', () => {
    const ends = { startBinding: { elementId: 'gone' }, endBinding: { elementId: 'arrow', gap: 1 } };
    const { elements, lines } = normalize(
      arrow({ id: 'arrow', ...ends }),
      arrow({ id: 'b', endBinding: 'x' }),
    );
    expect(elements).toMatchObject([{ startBinding: null, endBinding: null }, { endBinding: null }]);
    expect(lines).toMatchObject([{ fate: 'repaired', count: 3 }]);
  });

  it('are texts and shapes that name each other, if one of them did', () => {
    const { elements } = normalize(
      element({ id: 'a', boundElements: null }),
      element({ id: 'b', boundElements: [{ type: 'text', id: 'u' }] }),
      element({
        id: 'c',
        boundElements: [
          { type: 'text', id: 't' },
          { type: 'arrow', id: 'gone' },
        ],
      }),
      text({ id: 't', containerId: 'a' }),
      text({ id: 'u', containerId: null }),
      text({ id: 'v', containerId: 'gone' }),
      text({ id: 'w', containerId: 'w' }),
      text({ id: 'x', containerId: 'w' }),
    );
    const bound = elements.map(({ id, boundElements, containerId }) => [id, boundElements, containerId]);
    expect(bound).toEqual([
      ['a', [{ type: 'text', id: 't' }], undefined],
      ['t', [], 'a'],
      ['b', [{ type: 'text', id: 'u' }], undefined],
      ['u', [], 'b'],
      ['c', [], undefined],
      ['v', [], null],
      ['w', [], null],
      ['x', [], null],
    ]);
  });
});

describe('what no file should have', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 7, `https://x/${'y'.repeat(3000)}`])(
    'a link to %j is taken out',
    (link) => {
      const { elements, lines, changed } = normalize(element({ link }));
      expect(elements[0]?.link).toBeNull();
      expect(changed).toEqual(['a']);
      expect(lines).toMatchObject([
        { fate: 'left out', words: 'Links that could run a script, or are too long' },
      ]);
    },
  );

  it('keys that would change all objects, and what is too deep, are taken out', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    const nasty = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"fine":1}');
    const [plain] = normalize(element({ customData: nasty, later: deep })).elements;
    expect(plain?.customData).toEqual({ fine: 1 });
    expect(Object.keys(Object(plain?.customData))).toEqual(['fine']);
    expect(JSON.stringify(plain?.later).length).toBeLessThan(200);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e308, '1'])('an element at %s is left out', (x) => {
    const { elements, lines } = normalize(element({ x }), element({ id: 'b', width: x }));
    expect(elements).toEqual([]);
    expect(lines).toMatchObject([{ fate: 'left out', count: 2 }]);
  });

  it('texts without words are left out', () => {
    expect(normalize(text({ text: ' \n' }), text({ text: undefined })).elements).toEqual([]);
  });
});
