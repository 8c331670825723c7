import { describe, expect, it } from 'vitest';
import { matchingNames, mentionBefore, mentions, namesIn } from './mentions.ts';

describe('a mention that is being typed', () => {
  it('begins with an @ at the start of a word, and goes up to the caret', () => {
    expect(mentionBefore('Hi @Ad', 6)).toEqual({ from: 3, typed: 'Ad' });
    expect(mentionBefore('@', 1)).toEqual({ from: 0, typed: '' });
    expect(mentionBefore('Hi @Ada Lo', 10)).toEqual({ from: 3, typed: 'Ada Lo' });
    for (const text of ['mail@example', 'Hi', '@a\nb', 'a@']) {
      expect(mentionBefore(text, text.length)).toBeUndefined();
    }
  });

  it('offers names that begin so, or have a word that does, until one is typed', () => {
    const names = ['Ada Lovelace', 'Bo', 'Lola'];
    expect(matchingNames(names, 'LO')).toEqual(['Ada Lovelace', 'Lola']);
    expect(matchingNames(names, '')).toEqual(names);
    expect(matchingNames(names, 'Bo')).toEqual([]);
    expect(matchingNames(Array(50).fill('Ada'), 'a')).toHaveLength(6);
  });
});

it('a text mentions whose names it holds behind an @, whatever characters these are of', () => {
  expect(namesIn('@Ada (x) and @Bo', ['Bo', 'Ada (x)', 'Eve', 'Bo'])).toEqual(['Ada (x)', 'Bo']);
  expect([mentions(['ada'], 'Ada'), mentions([], 'Ada')]).toEqual([true, false]);
});
