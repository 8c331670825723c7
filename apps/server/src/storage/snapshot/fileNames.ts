import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { mergeLog } from './mergeLog.ts';

/** What is kept of a board. */
export interface BoardBytes {
  readonly snapshotGzip: Uint8Array | undefined;
  /** As they are on disk, damaged or not. */
  readonly log: readonly Uint8Array[];
  /** What is no part of it: what could not be merged, and what earlier versions are made of. */
  readonly aside: readonly Uint8Array[];
}

export interface BoardNames {
  readonly now: ReadonlySet<string>;
  /** What was on the board since its snapshot was made and is not any more: versions of that time still show it. */
  readonly deleted: ReadonlySet<string>;
}

const HEX_RUN = /[0-9a-f]{64,}/g;
const NAME_LENGTH = 64;

/** Every run of 64 hexadecimal digits, in a longer one each that it has: as updates write strings, these are all names in them. */
export function namesIn(bytes: Uint8Array): Set<string> {
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  const names = new Set<string>();
  for (const [run] of text.matchAll(HEX_RUN)) {
    for (let at = 0; at + NAME_LENGTH <= run.length; at += 1) names.add(run.slice(at, at + NAME_LENGTH));
  }
  return names;
}

/**
 * The files that a board names. The bytes of a log still hold what was deleted since its snapshot; so if they name any file, the
 * board is put together, which forgets that. A board that cannot be put together names all that its bytes do.
 *
 * @throws Error when the snapshot cannot be unpacked: then nobody knows.
 */
export function namesOf({ snapshotGzip, log, aside }: BoardBytes): BoardNames {
  const snapshot = snapshotGzip && gunzipSync(snapshotGzip);
  const kept = snapshot ? [snapshot, ...log] : log;
  const everything = union(kept.map(namesIn));
  const isChanged = log.length > 0 && everything.size > 0;
  const merged = (isChanged ? mergedNames(snapshot, log) : undefined) ?? everything;
  const now = union([merged, ...aside.map(namesIn)]);
  return { now, deleted: new Set([...everything].filter((name) => !now.has(name))) };
}

/** `undefined` when not all of it can be merged. */
function mergedNames(snapshot: Uint8Array | undefined, log: readonly Uint8Array[]): Set<string> | undefined {
  try {
    const { doc, damaged } = mergeLog(
      snapshot,
      log.map((bytes, seq) => ({ seq, bytes })),
    );
    return damaged.length === 0 ? namesIn(Y.encodeStateAsUpdate(doc)) : undefined;
  } catch {
    // Compacting the board will say what is wrong with it.
    return undefined;
  }
}

export function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const name of set) all.add(name);
  return all;
}
