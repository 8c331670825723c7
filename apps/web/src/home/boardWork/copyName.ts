import { MAX_BOARD_NAME_LENGTH } from '@drawbridge/board';

const COPY = / \(copy(?: (\d+))?\)$/;

/** What a copy is called: "Plan (copy)", of that "Plan (copy 2)". A long name gives way to it. */
export function copyName(name: string): string {
  const [found, number] = COPY.exec(name) ?? [];
  const suffix = found === undefined ? ' (copy)' : ` (copy ${Number(number ?? 1) + 1})`;
  return name.replace(COPY, '').slice(0, MAX_BOARD_NAME_LENGTH - suffix.length) + suffix;
}
