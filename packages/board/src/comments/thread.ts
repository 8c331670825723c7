import type { Comment, CommentId, CommentPlace, Resolution } from './comment.ts';

/** A conversation, pinned to one place. */
export interface Thread {
  readonly id: CommentId;
  readonly place: CommentPlace;
  /** The oldest first. Never empty. */
  readonly comments: readonly [Comment, ...Comment[]];
  /** The comment that began it was deleted, and others answered it. */
  readonly isBeheaded: boolean;
  readonly resolved: Resolution | undefined;
  /** When something was said last. */
  readonly lastMs: number;
}

/** The thread that these comments are, whoever reads them, in whatever order they came; none of nothing. */
export function makeThread(id: CommentId, comments: Iterable<Comment>): Thread | undefined {
  const [first, ...rest] = [...comments].sort((a, b) => compare(a, b, id));
  if (!first) return undefined;
  const all = [first, ...rest] as const;
  return {
    id,
    place: first.place,
    comments: all,
    isBeheaded: first.id !== id,
    resolved: first.resolved,
    lastMs: Math.max(...all.map(({ createdMs }) => createdMs)),
  };
}

/** The first comment is the first, whatever the clocks say. */
function compare(a: Comment, b: Comment, head: CommentId): number {
  if (a.id === head || b.id === head) return a.id === head ? -1 : 1;
  return a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1);
}
