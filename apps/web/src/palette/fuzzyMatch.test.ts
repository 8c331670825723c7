import { expect, test } from 'vitest';
import { fuzzyMatch } from './fuzzyMatch.ts';

/** The texts that fit, the best first. */
const order = (query: string, ...texts: string[]): string[] =>
  texts
    .flatMap((text) => {
      const match = fuzzyMatch(query, text);
      return match ? [{ text, score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

test('letters are found in their order, whatever is between them', () => {
  expect(fuzzyMatch('zsl', 'Zoom to selection')?.places).toEqual([0, 8, 10]);
  expect(fuzzyMatch('lsz', 'Zoom to selection')).toBeUndefined();
  expect(fuzzyMatch('rectt', 'Rectangle')).toBeUndefined();
});

test('case and spaces make no difference', () => {
  expect(fuzzyMatch('ZOOM  FIT', 'Zoom to fit')?.places).toEqual([0, 1, 2, 3, 8, 9, 10]);
});

test('initials are meant before letters somewhere inside', () => {
  expect(order('sb', 'Resize by 10', 'Send to back', 'Show grid')).toEqual(['Send to back', 'Resize by 10']);
  expect(order('fl', 'Rectangle full', 'Flip horizontally')[0]).toBe('Flip horizontally');
});

test('a word that goes on beats the same letters scattered', () => {
  expect(order('undo', 'Ungroup and order', 'Undo')).toEqual(['Undo', 'Ungroup and order']);
  expect(order('zo', 'Zoom out', 'Zen mode', 'Zoom in')).toEqual(['Zoom in', 'Zoom out', 'Zen mode']);
});

test('the shorter of two that fit alike comes first', () => {
  expect(order('zoom', 'Zoom to selection', 'Zoom in')).toEqual(['Zoom in', 'Zoom to selection']);
});

test('nothing typed fits everything', () => {
  expect(fuzzyMatch(' ', 'Undo')).toEqual({ score: 0, places: [] });
});

test('a long text and a long query take no long time', () => {
  const match = fuzzyMatch('a'.repeat(40), 'a'.repeat(200));
  expect(match?.places).toHaveLength(40);
});
