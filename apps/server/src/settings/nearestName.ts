/** A name that differs in more letters, by this part of its length, is another one and no misspelling. */
const LETTERS_PER_MISTAKE = 5;

/** Which of the names was probably meant; case and what separates words do not count. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const wanted = lettersOf(given);
  const ranked = names
    .map((name) => ({ name, distance: distance(wanted, lettersOf(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const most = Math.max(1, Math.floor(wanted.length / LETTERS_PER_MISTAKE));
  return best && best.distance <= most ? best.name : undefined;
}

function lettersOf(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** How many letters have to be put in, taken out, replaced, or swapped with the next one. */
function distance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, index) => index);
  const rows = [first];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) row.push(cheapest(rows, row, { from, to, i, j }));
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

interface Place {
  readonly from: string;
  readonly to: string;
  readonly i: number;
  readonly j: number;
}

function cheapest(rows: readonly number[][], row: readonly number[], { from, to, i, j }: Place): number {
  const at = (back: number, column: number): number => rows[i - back]?.[column] ?? Number.POSITIVE_INFINITY;
  const isSame = from[i - 1] === to[j - 1];
  const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
  return Math.min(
    at(1, j) + 1,
    (row[j - 1] ?? Number.POSITIVE_INFINITY) + 1,
    at(1, j - 1) + (isSame ? 0 : 1),
    isSwapped ? at(2, j - 2) + 1 : Number.POSITIVE_INFINITY,
  );
}
