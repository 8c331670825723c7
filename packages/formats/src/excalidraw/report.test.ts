import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import type { Fate } from '../report.ts';
import { element } from '../test/element.ts';
import { readElements } from './readElements.ts';

function linesOf(...elements: unknown[]) {
  const result = readElements(elements);
  if (result.kind !== 'shapes') throw new Error('Too many.');
  return result.report.lines.map(({ fate, words, count }) => `${count} ${fate}: ${words}`);
}

const stroke = {
  type: 'freedraw',
  points: [
    [0, 0],
    [9, 9],
  ],
};
const data = (fields: Readonly<Record<string, unknown>>) => element({ customData: { theirs: 1 }, ...fields });

describe('the report', () => {
  it.each<[string, Fate, Readonly<Record<string, unknown>>]>([
    ['Embedded pages are shown as a card with their link', 'approximated', { type: 'embeddable' }],
    ['Embedded pages are shown as a card with their link', 'approximated', { type: 'iframe' }],
    ['Things of a kind not known are cards', 'approximated', { type: 'hologram' }],
    ['Images whose file is not there are empty', 'approximated', { type: 'image', fileId: 'f' }],
    ['Zigzag fillings are hatched', 'approximated', { backgroundColor: '#123456', fillStyle: 'zigzag' }],
    ['Freehand strokes are not filled', 'approximated', { ...stroke, backgroundColor: '#123456' }],
    ['Texts in fonts that boards do not have', 'approximated', { type: 'text', text: 'Wide', fontFamily: 6 }],
    ['Lines whose colour could not be read are black', 'approximated', { strokeColor: 'url(#a)' }],
    ['Outlines without a colour have that of the filling', 'approximated', { strokeColor: 'transparent' }],
    [
      'Arrowheads of other kinds are the nearest ones',
      'approximated',
      { ...stroke, type: 'arrow', endArrowhead: 'hook' },
    ],
    ['Custom data of other programs', 'hidden', { customData: { theirs: 1 } }],
    ['Details that are not known here', 'hidden', { hologramDepth: 7 }],
    ['Things that had no id of their own', 'repaired', { id: '' }],
    ['Things of which there is nothing to see', 'left out', { width: 0, height: 0 }],
    ['Things at no place that a board has', 'left out', { y: null, x: 'here' }],
  ])('says in words: %s', (words, fate, fields) => {
    expect(linesOf(element(fields))).toEqual([`1 ${fate}: ${words}`]);
  });

  it('counts what it says, and says nothing of what is as it was', () => {
    expect(linesOf(data({ id: 'a' }), data({ id: 'b' }), element({ id: 'c' }))).toEqual([
      '2 hidden: Custom data of other programs',
    ]);
    expect(linesOf(element({}))).toEqual([]);
  });

  it('says it of each font that looks otherwise, of words in shapes too', () => {
    const words = (fontFamily: unknown, at: number) =>
      element({ id: `t${at}`, type: 'text', text: 'a', fontFamily });
    expect(linesOf(...[1, 2, 3, 5, 9, undefined].map(words))).toEqual([]);
    expect(linesOf(...[6, 7, 8, 10, 77, 'Papyrus'].map(words))).toEqual([
      '6 approximated: Texts in fonts that boards do not have',
    ]);
    const label = element({ id: 't', type: 'text', text: 'a', fontFamily: 7, containerId: 'box' });
    expect(linesOf(element({ id: 'box' }), label)).toContain(
      '1 approximated: Texts in fonts that boards do not have',
    );
  });

  it('says that the exact form of a very long stroke is not kept', () => {
    const points = Array.from({ length: 1900 }, (_, index) => [index / 7, Math.sin(index) * 100]);
    const result = readElements([element({ ...stroke, points })]);
    expect(result).toMatchObject({
      shapes: [{ type: 'draw', foreign: expect.stringContaining('"version":42') }],
    });
    expect(linesOf(element({ ...stroke, points }))).toEqual([
      '1 left out: The most exact form of very long lines, and other details of very large things',
    ]);
  });
});

describe('limits', () => {
  it('are those of whoever reads', () => {
    const elements = [element({ id: 'a' }), element({ id: 'b' })];
    const read = (limits: Partial<typeof PASTE_LIMITS>) =>
      readElements(elements, { limits: { ...PASTE_LIMITS, ...limits } });
    expect(read({ shapes: 1 })).toEqual({ kind: 'tooMany', count: 2 });
    expect(read({ shapes: 2 })).toMatchObject({ kind: 'shapes' });
    const limits = { shapes: 9, points: 2, characters: 3 };
    const long = element({ id: 'c', type: 'text', text: 'four' });
    const line = element({ ...stroke, id: 'd', points: [...stroke.points, [20, 20]] });
    expect(readElements([long, line], { limits })).toMatchObject({
      shapes: [
        { type: 'text', text: 'fou' },
        { type: 'draw', w: 9, h: 9 },
      ],
    });
  });
});
