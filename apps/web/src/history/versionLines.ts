import type { Author, BoardHistory } from '@drawbridge/protocol';
import type { Missed } from './away/changedSince.ts';

/** The line of what changed since one was here. */
export const SINCE_KEY = 'since';

/** A version as the panel shows it. */
export interface VersionLine {
  readonly key: string;
  readonly seq: number;
  /** What it is compared with; 0 is the empty board. */
  readonly beforeSeq: number;
  readonly timeMs: number;
  readonly people: readonly Author[];
  readonly named: { readonly id: number; readonly name: string } | undefined;
  /** It is how the board is now, compared with how one saw it then. */
  readonly sinceMs?: number;
  /** It is how the board was when the history was read. */
  readonly isNewest: boolean;
}

/**
 * Automatic and named versions in one row, the newest first. A name is shown in the place of the version that it is of.
 *
 * @param missed stands before all, if it is there to be seen.
 */
export function versionLines(history: BoardHistory, missed?: Missed): VersionLine[] {
  const lines = linesOf(history);
  const newest = history.versions[0];
  if (!missed || !newest || newest.seq <= missed.since.seq) return lines;
  const line: VersionLine = {
    key: SINCE_KEY,
    seq: newest.seq,
    beforeSeq: missed.since.seq,
    timeMs: newest.toMs,
    people: missed.people,
    named: undefined,
    sinceMs: missed.since.timeMs,
    isNewest: true,
  };
  return [line, ...lines];
}

function linesOf({ versions, named, authors }: BoardHistory): VersionLine[] {
  const newest = versions[0]?.seq ?? 0;
  const automatic = versions.filter(({ seq }) => !named.some((one) => one.seq === seq));
  const peopleAt = (seq: number): Author[] => {
    const version = versions.find((one) => one.firstSeq <= seq && seq <= one.seq);
    return (version?.by ?? []).flatMap((at) => authors[at] ?? []);
  };
  const lines = [
    ...automatic.map(({ seq, toMs }) => ({ key: `at ${seq}`, seq, timeMs: toMs, named: undefined })),
    ...named.map(({ id, seq, name, timeMs }) => ({ key: `named ${id}`, seq, timeMs, named: { id, name } })),
  ].sort((a, b) => b.seq - a.seq);
  return lines.map((line, index) => {
    const before = lines.slice(index + 1).find(({ seq }) => seq < line.seq)?.seq;
    // What is before the oldest line may not be kept: it is compared with the entry before its own first.
    const first =
      versions.find(({ firstSeq, seq }) => firstSeq <= line.seq && line.seq <= seq)?.firstSeq ?? 1;
    return {
      ...line,
      beforeSeq: before ?? first - 1,
      people: peopleAt(line.seq),
      isNewest: line.seq === newest,
    };
  });
}

/** Older versions added to those that are there. */
export function withOlder(shown: BoardHistory, older: BoardHistory): BoardHistory {
  const { before: _, ...rest } = shown;
  const known = new Set(shown.versions.map(({ seq }) => seq));
  const places = older.authors.map((author) =>
    shown.authors.findIndex(({ name, color }) => name === author.name && color === author.color),
  );
  // Who came since is in the newer answer only; everybody of the older one was known by then.
  const added = older.versions.filter(({ seq }) => !known.has(seq));
  const versions = added.map((version) => ({
    ...version,
    by: version.by.flatMap((at) => {
      const place = places[at];
      return place === undefined || place < 0 ? [] : [place];
    }),
  }));
  return {
    ...rest,
    versions: [...shown.versions, ...versions],
    ...(older.before !== undefined && { before: older.before }),
  };
}
