import type { Style } from '@drawbridge/board';
import { type MeasureText, pastedTable, readMermaid, readTable } from '@drawbridge/formats';
import { type Described, type Meaning, plainWordsOf, shapesOf } from './interpret.ts';
import { pastedAsText } from './words.ts';

/** The shapes for a text that says what is to be drawn; the text itself, and why, where it cannot be. */
export function drawDescribed(
  { language, text }: Described,
  style: Style,
  measure?: MeasureText,
): Exclude<Meaning, Described> {
  const options = { style, ...(measure && { measure }) };
  const result =
    language === 'mermaid'
      ? readMermaid(text, options)
      : readTable(text, { ...options, notation: pastedTable(text) });
  if (result && result.kind !== 'refused') return shapesOf(result);
  const words = plainWordsOf(text, style);
  return words.kind === 'shapes' && result ? { ...words, problem: pastedAsText(result.words) } : words;
}
