import type { Author, BoardVersion } from '@drawbridge/protocol';
import type { StoredWriter, WorkSpan } from '../../storage/index.ts';

/** Work without a pause is one version for so many pauses, then the next begins: what took a day is not one thing. */
const MAX_PAUSES = 6;

/**
 * What happened, as versions, the newest first: a pause ends one.
 *
 * @param spans in the order of their first entries.
 * @param before the newest entry that was asked for.
 */
export function boardVersions(
  spans: readonly WorkSpan[],
  { pauseMs, before, after = 0, authorOf }: VersionsDeps,
): BoardVersion[] {
  const asked = spans.filter(({ lastSeq }) => lastSeq > after);
  const clusters = cluster(asked, pauseMs);
  const versions = clusters.map((work, index): BoardVersion => {
    const next = clusters[index + 1]?.[0]?.firstSeq;
    const last = Math.max(...work.map(({ lastSeq }) => lastSeq));
    return {
      // Spans of different people overlap, versions do not.
      seq: next === undefined ? Math.min(before, last) : next - 1,
      firstSeq: Math.max(after + 1, work[0]?.firstSeq ?? 1),
      fromMs: Math.min(...work.map(({ firstMs }) => firstMs)),
      toMs: Math.max(...work.map(({ lastMs }) => lastMs)),
      by: authorsOf(work, authorOf),
    };
  });
  return versions.reverse();
}

export interface VersionsDeps {
  readonly pauseMs: number;
  readonly before: number;
  /** Entries up to this one are none of it. */
  readonly after?: number;
  readonly authorOf: (session: string) => number | undefined;
}

function cluster(spans: readonly WorkSpan[], pauseMs: number): WorkSpan[][] {
  const clusters: WorkSpan[][] = [];
  let startMs = 0;
  let endMs = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    const isNext = span.firstMs - endMs >= pauseMs || span.firstMs - startMs >= pauseMs * MAX_PAUSES;
    if (isNext) {
      clusters.push([]);
      startMs = span.firstMs;
      endMs = span.lastMs;
    }
    clusters.at(-1)?.push(span);
    endMs = Math.max(endMs, span.lastMs);
  }
  return clusters;
}

function authorsOf(work: readonly WorkSpan[], authorOf: VersionsDeps['authorOf']): number[] {
  const entries = new Map<number, number>();
  for (const span of work) {
    const author = authorOf(span.session);
    if (author !== undefined) entries.set(author, (entries.get(author) ?? 0) + span.entries);
  }
  return [...entries].sort(([, a], [, b]) => b - a).map(([author]) => author);
}

/** Sessions of the same name and colour are one person. Their ids stay here: whoever knows one could join as it. */
export function collectAuthors(writers: readonly StoredWriter[]): {
  readonly authors: readonly Author[];
  readonly authorOf: (session: string) => number | undefined;
} {
  const authors: (Author & { clients: number[] })[] = [];
  const places = new Map<string, number>();
  const bySession = new Map<string, number>();
  for (const { session, client, name, color } of writers) {
    const person = `${color} ${name}`;
    const at = places.get(person) ?? authors.push({ name, color, clients: [] }) - 1;
    places.set(person, at);
    bySession.set(session, at);
    if (client > 0) authors[at]?.clients.push(client);
  }
  return { authors, authorOf: (session) => bySession.get(session) };
}
