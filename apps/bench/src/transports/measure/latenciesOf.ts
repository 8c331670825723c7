import type { Sighting } from '../../clients/readers.ts';
import type { Sent } from '../../clients/writer.ts';

export interface Arrivals {
  /** From when a change was sent until a reader saw it, for each of both. */
  readonly latenciesMs: readonly number[];
  /** How often somebody did not see a change. */
  readonly missed: number;
}

/** Puts what was sent and what so many readers saw of it together. What nobody of ours sent is left out. */
export function latenciesOf(
  sent: readonly Sent[],
  sightings: readonly Sighting[],
  readers: number,
): Arrivals {
  const sentMs = new Map(sent.map(({ seq, atMs }) => [seq, atMs]));
  const latenciesMs = sightings.flatMap(({ seq, atMs }) => {
    const from = sentMs.get(seq);
    return from === undefined ? [] : [atMs - from];
  });
  return { latenciesMs, missed: sent.length * readers - latenciesMs.length };
}
