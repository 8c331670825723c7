import * as Y from 'yjs';
import type { Content } from './content.ts';
import type { Place } from './place.ts';
import { type PlainValue, readPlainValues } from './plainValue.ts';
import type { Roots } from './rootNameOf.ts';
import { Refused } from './updateReader.ts';

/** The fields of a comment that say who wrote it, and what. */
const AUTHORSHIP = 'k';
const WORDS = 'tx';

/*
 * The name in a comment is what its author says, as everywhere on a board. One that is marked `known` is not: it is of
 * somebody who has signed in, and readers show a mark beside it, as they do in the list of people. So nobody writes that
 * mark but with the name that they are signed in by, and nobody else gives such a comment other words.
 */

/**
 * Of an item, by its place: whether it gives words to who did not write them.
 *
 * @param knownAs the name that the author of the update is signed in by; none of a guest.
 */
export function checkWords(
  { kind, root, parent, key }: Place,
  roots: Roots,
  knownAs: string | undefined,
): void {
  if (kind === 'unknown' || root !== 'comments' || key !== WORDS) return;
  if (!(parent instanceof Y.Map) || parent === roots.comments) return;
  const authorship: unknown = parent.get(AUTHORSHIP);
  const { known, name } = Object(authorship) as Record<string, unknown>;
  if (known === true && name !== knownAs) throw foreign();
}

/** Of a field of a comment: whether it says that it is by somebody else. */
export function checkAuthorship(
  key: string,
  content: Content,
  { bytes, start, knownAs }: { bytes: Uint8Array; start: number; knownAs: string | undefined },
): void {
  if (key !== AUTHORSHIP || content.kind !== 'plain') return;
  const isForged = (value: PlainValue): boolean =>
    value instanceof Map && value.get('known') === true && value.get('name') !== knownAs;
  if (readPlainValues(bytes, start).some(isForged)) throw foreign();
}

function foreign(): Refused {
  return new Refused(
    'A comment says that somebody who has signed in wrote it, and its author is somebody else.',
  );
}
