import { describe, expect, it } from 'vitest';
import { splitPieces } from './lineBreaks.ts';

const words = (paragraph: string) => splitPieces(paragraph).map(({ word }) => word);

describe('where a line may end', () => {
  it('is behind spaces, but for those that forbid it', () => {
    expect(splitPieces('  one  two')).toEqual([
      { word: '', spaces: '  ' },
      { word: 'one', spaces: '  ' },
      { word: 'two', spaces: '' },
    ]);
    expect(words('10\u00a0km to\u202fgo')).toEqual(['10\u00a0km', 'to\u202fgo']);
    expect(splitPieces('')).toEqual([]);
  });

  it('is behind a hyphen within a word, but not before a number or an option', () => {
    expect(words('well-known 2024-11-21 -5 --flag')).toEqual([
      'well-',
      'known',
      '2024-',
      '11-',
      '21',
      '-5',
      '--flag',
    ]);
  });

  it('is on both sides of a long dash, and where somebody made it possible', () => {
    expect(words('one—two')).toEqual(['one', '—', 'two']);
    expect(words('one\u200btwo\u00adthree')).toEqual(['one\u200b', 'two\u00ad', 'three']);
  });

  it('is behind the question mark of an address, and before brackets after brackets', () => {
    expect(words('https://a.b/c?d=e')).toEqual(['https://a.b/c?', 'd=e']);
    expect(words('f(x){y}')).toEqual(['f(x)', '{y}']);
  });

  it('is between Chinese, Japanese and Korean characters, unless one ends or opens a phrase', () => {
    expect(words('漢字と「かな」。')).toEqual(['漢', '字', 'と', '「か', 'な」。']);
    expect(words('한국어 글')).toEqual(['한', '국', '어', '글']);
    expect(words('あっとーと')).toEqual(['あ', 'っ', 'と', 'ー', 'と']);
    expect(words('Tokyo東京2024年')).toEqual(['Tokyo', '東', '京', '2024', '年']);
  });

  it('is between pictures, never within one', () => {
    expect(words('hi😀👩‍👩‍👧!')).toEqual(['hi', '😀', '👩‍👩‍👧!']);
  });

  it('is between the words of languages without spaces', () => {
    expect(words('ภาษาไทย').length).toBeGreaterThan(1);
    expect(words('ภาษาไทย').join('')).toBe('ภาษาไทย');
  });
});
