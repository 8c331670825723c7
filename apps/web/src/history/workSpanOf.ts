import type { Author, BoardHistory } from '@drawbridge/protocol';
import { wholeMinutes } from './localTime.ts';
import type { WorkSpan } from './readWork.ts';

/** Whose work is probably meant: of the version that is looked at, or the newest, by whoever is not oneself. */
export function workSpanOf(
  { versions, authors }: BoardHistory,
  seq: number | undefined,
  self: Pick<Author, 'name' | 'color'>,
): WorkSpan | undefined {
  const version =
    versions.find((one) => seq !== undefined && one.firstSeq <= seq && seq <= one.seq) ?? versions[0];
  const people = [...(version?.by.flatMap((at) => authors[at] ?? []) ?? []), ...authors];
  const isSelf = ({ name, color }: Author): boolean => name === self.name && color === self.color;
  const person = people.find((author) => !isSelf(author)) ?? people[0];
  return version && person && { person, ...wholeMinutes(version.fromMs, version.toMs) };
}
