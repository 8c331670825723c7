import { type Delimiter, parseDelimited } from './parseDelimited.ts';

/** As much of a file as tells what stands between its cells. */
const SAMPLE_CHARACTERS = 20_000;
/** Commas last: in many languages they are within numbers. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];

/**
 * What stands between the cells: of those that are in every line equally often the one that makes the most cells, else the one
 * that makes the most in the first line. A comma for a text without any.
 */
export function findDelimiter(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 1 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(sample, delimiter, sample.length < text.length);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Rather two columns that are in every line than any number that is not. */
const REGULAR = 1_000_000;

function scoreOf(sample: string, delimiter: Delimiter, isCut: boolean): number {
  const { rows } = parseDelimited(sample, delimiter);
  const whole = isCut && rows.length > 1 ? rows.slice(0, -1) : rows;
  const filled = whole.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = filled[0]?.length ?? 0;
  if (width < 2) return width;
  return filled.every((row) => row.length === width) ? REGULAR + width : width;
}
