import type { Comment } from '@drawbridge/board';
import type { Discussion } from './discussion.ts';

/** What one may do with comments here. */
export interface CommentRights {
  readonly mayComment: boolean;
  readonly mayEdit: boolean;
}

/** Nobody changes another's words. What was written by a name that one signs in by is changed by that name. */
export function mayChange(comment: Comment, discussion: Discussion, rights: CommentRights): boolean {
  return (
    discussion.isOwn(comment) && isSameName(comment, discussion) && isWithin(comment, discussion, rights)
  );
}

function isSameName({ author: { isKnown, name } }: Comment, discussion: Discussion): boolean {
  const now = discussion.author();
  return !isKnown || (now.isKnown === true && now.name === name);
}

/** Who may change the board may delete what others said on it. */
export function mayRemove(comment: Comment, discussion: Discussion, rights: CommentRights): boolean {
  return isWithin(comment, discussion, rights);
}

/** Servers take from who may only comment what was written under leases that this page can show. */
function isWithin(comment: Comment, discussion: Discussion, { mayEdit, mayComment }: CommentRights): boolean {
  return mayEdit || (mayComment && discussion.isProven(comment));
}
