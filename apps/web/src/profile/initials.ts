/** One or two letters that stand for a name: first letters of its first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase() || '?';
}

/** Whole graphemes, so that a flag or an accented letter is not cut in half. */
function firstLetter(word: string | undefined): string {
  const [grapheme] = new Intl.Segmenter().segment(word ?? '');
  return grapheme?.segment ?? '';
}
