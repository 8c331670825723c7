import { type Splice, spliceBetween } from './splice.ts';

/** LIMIT of pairs of words that are compared: texts that differ in more are taken to differ in one piece. */
const MAX_COMPARISONS = 100_000;

/**
 * What made `after` out of `before`, as splices of `before`, the last one first, so that each can be done without moving the
 * next. Words that stayed in their order are left alone (longest common subsequence).
 */
export function diffTexts(before: string, after: string): Splice[] {
  const whole = spliceBetween(before, after);
  if (!whole) return [];
  const [olds, news] = [wordsOf(whole.removed), wordsOf(whole.inserted)];
  if (olds.length * news.length > MAX_COMPARISONS) return [whole];
  return changedRuns(olds, news).flatMap(({ at, removed, inserted }) => {
    const splice = spliceBetween(removed, inserted);
    return splice ? { ...splice, at: whole.at + at + splice.at } : [];
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** The runs of words between those that are common to both, from the last to the first. */
function changedRuns(olds: readonly string[], news: readonly string[]): Splice[] {
  const lengths = commonLengths(olds, news);
  const runs: Splice[] = [];
  let [i, j, at] = [olds.length, news.length, olds.join('').length];
  let run = { removed: '', inserted: '' };
  const end = () => {
    if (run.removed || run.inserted) runs.push({ at, ...run });
    run = { removed: '', inserted: '' };
  };
  while (i > 0 || j > 0) {
    const [old = '', fresh = ''] = [olds[i - 1], news[j - 1]];
    const [isOldLeft, isFreshLeft] = [i > 0, j > 0];
    if (isOldLeft && isFreshLeft && old === fresh) {
      end();
      at -= old.length;
      i--;
      j--;
    } else if (isFreshLeft && (!isOldLeft || lengthAt(lengths, i, j - 1) >= lengthAt(lengths, i - 1, j))) {
      run.inserted = fresh + run.inserted;
      j--;
    } else {
      run.removed = old + run.removed;
      at -= old.length;
      i--;
    }
  }
  end();
  return runs;
}

/** How many words the first i and the first j have in common, at [i][j]. */
function commonLengths(olds: readonly string[], news: readonly string[]): readonly Uint32Array[] {
  const rows = [new Uint32Array(news.length + 1)];
  olds.forEach((old, i) => {
    const [above, row] = [rows[i], new Uint32Array(news.length + 1)];
    news.forEach((fresh, j) => {
      row[j + 1] = old === fresh ? (above?.[j] ?? 0) + 1 : Math.max(above?.[j + 1] ?? 0, row[j] ?? 0);
    });
    rows.push(row);
  });
  return rows;
}

function lengthAt(lengths: readonly Uint32Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
