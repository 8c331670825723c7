import {
  type Author,
  cleanName,
  type NamedVersion,
  parseEntries,
  parseNewVersion,
} from '@drawbridge/protocol';
import { MAX_VERSIONS } from '../../storage/history.ts';

/** The past of a board as a file of ours has it. */
export interface FileHistory {
  readonly authors: readonly Pick<Author, 'name' | 'color'>[];
  /** From the first one on, without holes. */
  readonly entries: readonly FileEntry[];
  readonly versions: readonly Pick<NamedVersion, 'seq' | 'name'>[];
}

export interface FileEntry {
  readonly timeMs: number;
  /** Place in `authors`; absent when nobody knows. */
  readonly by: number | undefined;
  readonly bytes: Uint8Array;
}

/** LIMITS of a history in a file: some years of a busy team on one board. */
export const MAX_HISTORY_ENTRIES = 1_000_000;
const MAX_AUTHORS = 10_000;
const MAX_NAME_LENGTH = 64;

/** The history in a file that anybody may have made. Undefined where it is none, or not whole. */
export function parseHistory(value: unknown, nowMs: number): FileHistory | undefined {
  const { entries, authors, versions = [] } = Object(value) as Readonly<Record<string, unknown>>;
  if (!isShortArray(entries, MAX_HISTORY_ENTRIES) || !isShortArray(authors, MAX_AUTHORS)) return undefined;
  if (!isShortArray(versions, MAX_VERSIONS)) return undefined;
  const read = parseEntries({ entries, authors });
  const named = versions.flatMap((version) => parseNewVersion(version) ?? []);
  if (!read?.entries.length || named.length < versions.length) return undefined;
  const isWhole = read.entries.every(
    ({ seq, by }, index) => seq === index + 1 && (by === undefined || by < read.authors.length),
  );
  if (!isWhole || named.some(({ seq }) => seq > read.entries.length)) return undefined;
  // Nothing is written before what it builds on, or after today.
  let lastMs = 0;
  return {
    versions: named,
    authors: read.authors.map(({ name, color }) => ({
      name: cleanName(name).slice(0, MAX_NAME_LENGTH),
      color,
    })),
    entries: read.entries.map(({ timeMs, by, update }) => {
      lastMs = Math.min(nowMs, Math.max(lastMs, timeMs));
      return { timeMs: lastMs, by, bytes: new Uint8Array(Buffer.from(update, 'base64')) };
    }),
  };
}

function isShortArray(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= most;
}
