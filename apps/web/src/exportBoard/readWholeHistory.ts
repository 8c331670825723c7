import type { FileHistory } from '@drawbridge/formats';
import { MAX_PAUSE_SECONDS } from '@drawbridge/protocol';
import { type HistoryClient, HistoryError } from '../history/historyClient.ts';

/** The most that a page puts into a file, as text: what can be opened again is smaller by default. Commands have no such limit. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
const TOO_MUCH =
  'The history of this board is too large for a page. Whoever runs the server can export it by command.';
const NOT_WHOLE =
  'The history of this board is not kept from its beginning any more, so it cannot be in the file. Leave it out.';

/** The log of the board that one looks at, from its beginning, as files of ours have it. Rejects with `HistoryError`. */
export async function readWholeHistory(
  client: Pick<HistoryClient, 'list' | 'entries'>,
  onProgress: (share: number) => void,
): Promise<FileHistory> {
  const { versions, named } = await client.list({ pauseSeconds: MAX_PAUSE_SECONDS });
  const head = versions[0]?.seq;
  // There is something on the board, and nothing is known of how it came there.
  if (head === undefined) throw new HistoryError(NOT_WHOLE);
  const authors = new Map<string, FileHistory['authors'][number] & { readonly place: number }>();
  const entries: FileHistory['entries'][number][] = [];
  let characters = 0;
  while (entries.length < head) {
    const read = await client.entries({ after: entries.length, upto: head }).catch((error: unknown) => {
      throw error instanceof HistoryError && error.isGone ? new HistoryError(NOT_WHOLE) : error;
    });
    if (read.entries.length === 0) throw new HistoryError(NOT_WHOLE);
    for (const { seq, timeMs, by, update } of read.entries) {
      if (seq !== entries.length + 1) throw new HistoryError(NOT_WHOLE);
      const author = by === undefined ? undefined : read.authors[by];
      // Somebody new may be in the next answer: places count in that one only.
      const key = author && `${author.color} ${author.name}`;
      if (author && key && !authors.has(key)) authors.set(key, { ...author, place: authors.size });
      const place = authors.get(key ?? '')?.place;
      entries.push({ seq, timeMs, ...(place !== undefined && { by: place }), update });
      characters += update.length;
    }
    if (characters > MAX_CHARACTERS) throw new HistoryError(TOO_MUCH);
    onProgress(entries.length / head);
  }
  return {
    authors: [...authors.values()].map(({ name, color, clients }) => ({ name, color, clients })),
    versions: named.filter(({ seq }) => seq <= head).map(({ seq, name }) => ({ seq, name })),
    entries,
  };
}
