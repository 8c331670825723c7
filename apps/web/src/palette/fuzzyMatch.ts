/** How well a text fits what was typed, and which of its characters were meant. */
export interface Match {
  /** Higher is better; only to be compared for the same query. */
  readonly score: number;
  /** Indices into the text. */
  readonly places: readonly number[];
}

/** Characters in a row are more likely meant than initials of words, and these more than characters inside of words. */
const IN_A_ROW = 9;
const WORD_START = 8;
const TEXT_START = 4;
/** What was skipped between two characters, for each of them. */
const SKIPPED = -0.4;
/** Of two texts that fit alike the shorter one is meant. */
const LENGTH = -0.05;

/**
 * Whether the characters of `query` occur in `text` in their order, spaces and case aside. Of all the ways to find them,
 * the best: for each character of the query, the best score that ends at each place of the text.
 */
export function fuzzyMatch(query: string, text: string): Match | undefined {
  const wanted = [...query.toLowerCase().replaceAll(/\s+/g, '')];
  const letters = [...text.toLowerCase()];
  let paths: (Match | undefined)[] = letters.map(() => undefined);
  for (const [at, letter] of wanted.entries()) {
    const before = paths;
    paths = letters.map((candidate, place) =>
      candidate === letter ? extend(before, letters, place, at === 0) : undefined,
    );
  }
  const best = bestOf(paths);
  if (wanted.length === 0) return { score: 0, places: [] };
  return best && { ...best, score: best.score + LENGTH * letters.length };
}

/** The best path that goes on to `place`. */
function extend(
  before: readonly (Match | undefined)[],
  letters: readonly string[],
  place: number,
  isFirst: boolean,
): Match | undefined {
  const worth = startsWord(letters, place) ? WORD_START : 0;
  if (isFirst) return { score: worth + (place === 0 ? TEXT_START : 0), places: [place] };
  const extended = before.slice(0, place).map((path, from) => {
    if (!path) return undefined;
    const skipped = place - from - 1;
    const step = skipped === 0 ? IN_A_ROW : SKIPPED * skipped;
    return { score: path.score + worth + step, places: [...path.places, place] };
  });
  return bestOf(extended);
}

function startsWord(letters: readonly string[], place: number): boolean {
  return place === 0 || !/[\p{L}\p{N}]/u.test(letters[place - 1] ?? '');
}

function bestOf(matches: readonly (Match | undefined)[]): Match | undefined {
  return matches.reduce(
    (best, match) => (match && (!best || match.score > best.score) ? match : best),
    undefined,
  );
}
