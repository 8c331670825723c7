import type { Content } from './content.ts';
import { Refused } from './updateReader.ts';

/** LIMIT of comments on a board, replies included; as much as the page lets people write. */
export const MAX_COMMENTS = 20_000;

/** Counts the comments that an update adds to `present` ones. Good for one update. */
export function createCommentCount(present: number) {
  const added = new Set<string>();
  return {
    add(key: string, { kind }: Content): void {
      if (kind === 'type') added.add(key);
      if (present + added.size > MAX_COMMENTS) {
        throw new Refused(`This board has ${MAX_COMMENTS} comments, the most that it can hold.`);
      }
    },
  };
}
