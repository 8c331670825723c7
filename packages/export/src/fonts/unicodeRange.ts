/** Whether some character of the text is in a CSS `unicode-range`; without a range everything is. */
export function coversAny(range: string | undefined, text: string): boolean {
  if (range === undefined) return true;
  const parts = range.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  const codes = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  return [...codes].some((code) => parts.some(([first, last]) => code >= first && code <= last));
}
