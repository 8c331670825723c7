import type { Thread } from '@drawbridge/board';
import { mentions } from './mentions.ts';

export const FILTERS = ['open', 'resolved', 'unread', 'mentions'] as const;

/** Which threads a list shows: those that go on, those that are done, what is new, what is for me. */
export type Filter = (typeof FILTERS)[number];

export interface ListWish {
  readonly filter: Filter;
  readonly query: string;
  readonly unread: ReadonlySet<string>;
  /** One's own name. */
  readonly name: string;
  /** Nothing but these. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** The threads that are wanted, those in which something was said last first. */
export function listThreads(
  threads: Iterable<Thread>,
  { filter, query, unread, name, only }: ListWish,
): Thread[] {
  const wanted = query.trim().toLocaleLowerCase();
  const fits = (thread: Thread): boolean =>
    (only?.has(thread.id) ?? true) && matches(thread, filter, { unread, name }) && holds(thread, wanted);
  return [...threads].filter(fits).sort((a, b) => b.lastMs - a.lastMs || (a.id < b.id ? -1 : 1));
}

export function isUnread({ comments }: Thread, unread: ReadonlySet<string>): boolean {
  return unread.size > 0 && comments.some(({ id }) => unread.has(id));
}

function matches(
  thread: Thread,
  filter: Filter,
  { unread, name }: Pick<ListWish, 'unread' | 'name'>,
): boolean {
  switch (filter) {
    case 'open':
      return thread.resolved === undefined;
    case 'resolved':
      return thread.resolved !== undefined;
    case 'unread':
      return isUnread(thread, unread);
    case 'mentions':
      return thread.comments.some(({ names }) => mentions(names, name));
  }
}

function holds({ comments }: Thread, wanted: string): boolean {
  if (wanted === '') return true;
  return comments.some(({ text, author }) => `${author.name}\n${text}`.toLocaleLowerCase().includes(wanted));
}
