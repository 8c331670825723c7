import { type CommentAuthor, createComments, createPinPlaces, type Store } from '@drawbridge/board';
import type { TextStorage } from '../storedValue.ts';
import { createDiscussion, type Discussion } from './discussion.ts';
import { createUnread } from './unread.ts';

interface OpenDiscussionOptions {
  readonly doc: Parameters<typeof createComments>[0];
  readonly store: Store;
  readonly boardId: string;
  readonly author: () => CommentAuthor;
  /** Whether one writes, or wrote, as that Yjs client. */
  readonly isOwnClient: (client: number) => boolean;
  /** Where it is kept what was read. */
  readonly storage: TextStorage | undefined;
  /** Whether the board has been equal to the room. */
  readonly isThere: () => boolean;
  readonly now?: () => number;
}

/** The discussion on a board, with everything that it is made of. */
export function openDiscussion(options: OpenDiscussionOptions): Discussion {
  const { doc, store, boardId, author, isOwnClient, storage, isThere, now = Date.now } = options;
  const comments = createComments(doc, { author, now });
  const pins = createPinPlaces({ store, comments });
  const authorId = author().id;
  const unread = createUnread({ comments, boardId, authorId, storage, now, isThere });
  const discussion = createDiscussion({ comments, pins, unread, author, isOwnClient });
  return {
    ...discussion,
    get current() {
      return discussion.current;
    },
    destroy() {
      for (const part of [discussion, unread, pins, comments]) part.destroy();
    },
  };
}
