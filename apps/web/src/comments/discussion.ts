import {
  type Comment,
  type CommentAuthor,
  type Comments,
  type CommentsChange,
  createListeners,
  type PinPlaces,
  type Thread,
} from '@drawbridge/board';
import type { CommentWish } from '@drawbridge/editor';
import type { Source } from '../connection/connectionView.ts';
import { mentions, namesIn } from './mentions.ts';
import type { Unread } from './unread.ts';

/** What is open over the canvas: a conversation, or the beginning of one. */
export type OpenThread =
  | { readonly kind: 'thread'; readonly id: string }
  | { readonly kind: 'new'; readonly wish: CommentWish };

/** Replaced whenever something in it, in a comment, or in what was read changes. */
export interface DiscussionView {
  readonly open: OpenThread | undefined;
  readonly isListed: boolean;
  /** The list shows nothing but these. */
  readonly only: ReadonlySet<string> | undefined;
  /** How many comments there are. */
  readonly size: number;
  readonly unread: ReadonlySet<string>;
}

/** What is said on the board, and what of it is on screen. */
export interface Discussion extends Source<DiscussionView> {
  readonly comments: Comments;
  readonly pins: PinPlaces;
  readonly unread: Unread;
  /** As whom one writes. */
  readonly author: () => CommentAuthor;
  begin(wish: CommentWish): void;
  open(id: string): void;
  close(): void;
  list(only?: ReadonlySet<string>): void;
  unlist(): void;
  /** Says what was asked for, in the thread that is open; false when the board can hold no more. */
  say(text: string, names: readonly string[]): boolean;
  /** What was begun and not said, by the thread that it was for; a new one has no id yet. As long as the page is open. */
  readonly unsaid: Map<string | undefined, string>;
  isOwn(comment: Comment): boolean;
  /** Whether this page can show servers that it is one's own. */
  isProven(comment: Comment): boolean;
  /** Somebody mentions this person. */
  onMention(listener: (comment: Comment) => void): () => void;
  destroy(): void;
}

export interface DiscussionDeps {
  readonly comments: Comments;
  readonly pins: PinPlaces;
  readonly unread: Unread;
  readonly author: () => CommentAuthor;
  /** Whether one writes, or wrote, as that Yjs client. */
  readonly isOwnClient: (client: number) => boolean;
}

export function createDiscussion(deps: DiscussionDeps): Discussion {
  const { comments, pins, unread, author, isOwnClient } = deps;
  const changed = createListeners<[]>();
  const mentioned = createListeners<[comment: Comment]>();
  let current: DiscussionView = {
    open: undefined,
    isListed: false,
    only: undefined,
    size: comments.size,
    unread: unread.current,
  };

  const set = (patch: Partial<DiscussionView>): void => {
    current = { ...current, ...patch };
    changed.notify();
  };

  const readOpen = (): void => {
    const thread = openThread();
    if (thread) unread.read(thread.comments.map(({ id }) => id));
  };

  const openThread = (): Thread | undefined =>
    current.open?.kind === 'thread' ? comments.get(current.open.id) : undefined;

  const follow = ({ threads }: CommentsChange): void => {
    const isGone = current.open?.kind === 'thread' && threads.has(current.open.id) && !openThread();
    set({ size: comments.size, ...(isGone && { open: undefined }) });
    readOpen();
  };

  const stops = [
    comments.onChange(follow),
    unread.onChange(() => set({ unread: unread.current })),
    unread.onNews((news) => {
      for (const comment of news) if (mentions(comment.names, author().name)) mentioned.notify(comment);
    }),
  ];

  return {
    comments,
    pins,
    unread,
    author,
    get current() {
      return current;
    },
    onChange: changed.add,
    begin: (wish) => set({ open: { kind: 'new', wish } }),
    open(id) {
      if (!comments.get(id)) return;
      set({ open: { kind: 'thread', id } });
      readOpen();
    },
    close() {
      if (current.open) set({ open: undefined });
    },
    list: (only) => set({ isListed: true, only }),
    unlist: () => set({ isListed: false, only: undefined }),
    say(text, known) {
      const { open } = current;
      const words = { text, names: namesIn(text, known) };
      if (open?.kind === 'thread') return comments.reply(open.id, words) !== undefined;
      const id = open && comments.begin(pins.placeAt(open.wish.point, open.wish.shape), words);
      if (id !== undefined) set({ open: { kind: 'thread', id } });
      return id !== undefined;
    },
    unsaid: new Map(),
    isOwn: (comment) => comment.author.id === author().id,
    isProven({ id }) {
      const client = comments.clientOf(id);
      return client !== undefined && isOwnClient(client);
    },
    onMention: mentioned.add,
    destroy() {
      for (const stop of stops) stop();
      changed.clear();
      mentioned.clear();
    },
  };
}
