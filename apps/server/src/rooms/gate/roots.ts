/** The root types of a board, maps all of them. Every further name would stay in every copy of the doc for ever. */
export const ROOT_NAMES = ['shapes', 'board', 'comments', 'library'] as const;

/** `shapes`, `comments` and `library` hold these, and its items, by their ids, `board` what is true of the board as a whole. */
export type RootName = (typeof ROOT_NAMES)[number];

export function isRootName(name: string): name is RootName {
  return (ROOT_NAMES as readonly string[]).includes(name);
}
