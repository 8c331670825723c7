import { describe, expect, it } from 'vitest';
import { textParts } from './textParts.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('the parts of a comment', () => {
  it('are its text, and what of it is a web address, without what the sentence goes on with', () => {
    expect(textParts('See (https://example.org/a?b=c). Or not', [])).toEqual([
      text('See ('),
      { kind: 'link', text: 'https://example.org/a?b=c', link: 'https://example.org/a?b=c' },
      text('). Or not'),
    ]);
  });

  it('are never markup, nor links that run something', () => {
    for (const words of [
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1)) javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'https://',
    ]) {
      expect(textParts(words, [])).toEqual([text(words)]);
    }
    const quoted = textParts('https://example.org/"onmouseover="alert(1)', []);
    expect(quoted[0]).toEqual({ kind: 'link', text: 'https://example.org/', link: 'https://example.org/' });
  });

  it('are names where it mentions somebody, the longer of two that begin alike', () => {
    expect(textParts('@Ada Lovelace and @Ada', ['Ada', 'Ada Lovelace'])).toEqual([
      { kind: 'mention', text: '@Ada Lovelace' },
      text(' and '),
      { kind: 'mention', text: '@Ada' },
    ]);
    expect(textParts('@<b>Eve</b>!', ['<b>Eve</b>'])).toEqual([
      { kind: 'mention', text: '@<b>Eve</b>' },
      text('!'),
    ]);
  });

  it('make the whole text together', () => {
    const words = '@Bo https://a.b/c, @Ada: http://[ https://x.y\n\n@Bo';
    expect(
      textParts(words, ['Bo', 'Ada'])
        .map((part) => part.text)
        .join(''),
    ).toBe(words);
  });
});
