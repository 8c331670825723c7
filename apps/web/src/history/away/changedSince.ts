import type { Author, BoardHistory } from '@drawbridge/protocol';
import type { HistoryClient } from '../historyClient.ts';
import type { Visit } from './visits.ts';

/** What others did to a board while one was away. */
export interface Missed {
  /** Who did most first. */
  readonly people: readonly Author[];
  readonly since: Visit;
}

/** Shorter, one was not away. */
export const AWAY_MS = 10 * 60_000;

/** All work of some days is one version: only who it was matters. */
const PAUSE_SECONDS = 86_400;

/** `undefined` when there is nothing to tell. Rejects with `HistoryError`. */
export async function changedSince(
  client: Pick<HistoryClient, 'list'>,
  since: Visit,
  self: Pick<Author, 'name' | 'color'>,
): Promise<Missed | undefined> {
  const history = await client.list({ pauseSeconds: PAUSE_SECONDS, after: since.seq });
  const people = peopleOf(history).filter(({ name, color }) => name !== self.name || color !== self.color);
  return people.length > 0 ? { people, since } : undefined;
}

function peopleOf({ versions, authors }: BoardHistory): Author[] {
  const places = new Set(versions.flatMap(({ by }) => by));
  return [...places].flatMap((at) => authors[at] ?? []);
}
