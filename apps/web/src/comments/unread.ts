import { type Comment, type Comments, createListeners } from '@drawbridge/board';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

/** LIMIT of comments that are remembered as not read, some 20 KB; the oldest of more count as read. */
const MAX_UNREAD = 1_500;

/**
 * Which comments of others one has not read, in this browser. What comes while one is here is unread whatever its author's
 * clock says; of what was there before, what was written since the last visit.
 */
export interface Unread {
  /** Replaced when something in it changes: the ids of comments. */
  readonly current: ReadonlySet<string>;
  /** How many threads have something that was not read. */
  readonly threads: number;
  /** Somebody looks at these now. */
  read(ids: Iterable<string>): void;
  onChange(listener: () => void): () => void;
  /** Of others, that came while one is here. */
  onNews(listener: (comments: readonly Comment[]) => void): () => void;
  destroy(): void;
}

export interface UnreadDeps {
  readonly comments: Pick<Comments, 'threads' | 'get' | 'onChange'>;
  readonly boardId: string;
  /** Whose comments are one's own. */
  readonly authorId: string;
  readonly storage: TextStorage | undefined;
  readonly now: () => number;
  /** Whether the board has been equal to the room: what comes after that is news. */
  readonly isThere: () => boolean;
}

export function createUnread({ comments, boardId, authorId, storage, now, isThere }: UnreadDeps): Unread {
  const key = `drawbridge:unread:${boardId}`;
  const kept = parseKept(readStored(storage, key));
  const changed = createListeners<[]>();
  const news = createListeners<[comments: readonly Comment[]]>();
  /** First of all a visitor has read everything; whoever comes again, what there was when they left. */
  const sinceMs = kept?.atMs ?? now();
  let current: ReadonlySet<string> = new Set();
  let threadCount: number | undefined = 0;

  const keep = (): void => {
    if (isThere()) writeStored(storage, key, JSON.stringify({ atMs: now(), ids: [...current] }));
  };

  const set = (next: Set<string>): void => {
    current = new Set([...next].slice(-MAX_UNREAD));
    threadCount = undefined;
    keep();
    changed.notify();
  };

  const isUnread = ({ id, author, createdMs }: Comment): boolean =>
    author.id !== authorId && (isThere() || createdMs > sinceMs || kept?.ids.has(id) === true);

  const add = (added: readonly Comment[]): void => {
    const unread = added.filter(isUnread);
    if (unread.length === 0) {
      if (added.length > 0) keep();
      return;
    }
    set(new Set([...current, ...unread.map(({ id }) => id)]));
    if (isThere()) news.notify(unread);
  };

  const drop = (threads: ReadonlySet<string>): void => {
    if (current.size === 0) return;
    const left = new Set([...comments.threads()].flatMap((thread) => thread.comments.map(({ id }) => id)));
    const rest = new Set([...current].filter((id) => left.has(id)));
    if (threads.size > 0 && rest.size < current.size) set(rest);
  };

  const countThreads = (): number =>
    [...comments.threads()].filter((thread) => thread.comments.some(({ id }) => current.has(id))).length;

  add([...comments.threads()].flatMap((thread) => thread.comments));
  const stop = comments.onChange(({ added, local, threads }) => {
    if (!local) add(added);
    if (added.length === 0) drop(threads);
  });

  return {
    get current() {
      return current;
    },
    get threads() {
      threadCount ??= countThreads();
      return threadCount;
    },
    read(ids) {
      const rest = new Set(current);
      for (const id of ids) rest.delete(id);
      if (rest.size < current.size) set(rest);
    },
    onChange: changed.add,
    onNews: news.add,
    destroy() {
      stop();
      keep();
      changed.clear();
      news.clear();
    },
  };
}

function parseKept(text: string | undefined): { atMs: number; ids: ReadonlySet<unknown> } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return undefined;
    const { atMs, ids } = value as Record<string, unknown>;
    return typeof atMs === 'number' ? { atMs, ids: new Set(Array.isArray(ids) ? ids : []) } : undefined;
  } catch {
    return undefined;
  }
}
