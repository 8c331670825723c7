/** What a search found, and which of it one is at. */
export interface Hits {
  readonly ids: readonly string[];
  readonly at: number;
}

export const NO_HITS: Hits = { ids: [], at: 0 };

/** What is found changed while one looks: one stays where one is, as long as that is still found. */
export function keepPlace({ ids, at }: Hits, found: readonly string[]): Hits {
  const same = found.indexOf(ids[at] ?? '');
  return { ids: found, at: same >= 0 ? same : Math.min(at, Math.max(0, found.length - 1)) };
}

/** So many further, or back where `by` is negative; after the last comes the first. */
export function step({ ids, at }: Hits, by: number): Hits {
  const count = ids.length;
  return count === 0 ? NO_HITS : { ids, at: (((at + by) % count) + count) % count };
}

/** "2 of 7"; nothing as long as nothing is asked. */
export function hitWords(query: string, { ids, at }: Hits): string {
  if (query.trim() === '') return '';
  return ids.length === 0 ? 'None found' : `${at + 1} of ${ids.length}`;
}
