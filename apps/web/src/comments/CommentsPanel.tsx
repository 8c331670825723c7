import type { Thread } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Avatar } from '../chrome/Avatar.tsx';
import { walkButtons } from '../keyboard/walkButtons.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { relativeTime } from '../parts/relativeTime.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { useSource } from '../parts/useSource.ts';
import type { Discussion } from './discussion.ts';
import { goToThread } from './goToThread.ts';
import { FILTERS, type Filter, isUnread, listThreads } from './threadList.ts';
import { repliesNote } from './words.ts';

/** LIMIT of lines that are drawn; who looks for more searches. */
const MAX_LINES = 200;

const LABELS: Readonly<Record<Filter, string>> = {
  open: 'Open',
  resolved: 'Resolved',
  unread: 'Unread',
  mentions: 'Mentions',
};

interface CommentsPanelProps {
  readonly editor: Editor;
  readonly discussion: Discussion;
}

/** All conversations on the board, to choose and search among. */
export function CommentsPanel({ editor, discussion }: CommentsPanelProps) {
  const { unread, only, open } = useSource(discussion);
  const [filter, setFilter] = useState<Filter>('open');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  const { name } = discussion.author();
  const found = listThreads(discussion.comments.threads(), { filter, query, unread, name, only });
  const close = () => {
    discussion.unlist();
    focusCanvas();
  };
  const show = (thread: Thread) => {
    goToThread(editor, thread, discussion.pins.pointOf);
    discussion.open(thread.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <aside className="panel comments-panel" aria-label="Comments" onKeyDown={onKeyDown}>
      <header className="comment-bar">
        <h2>{only ? `${only.size} comments here` : 'Comments'}</h2>
        {only ? (
          <button type="button" className="button" onClick={() => discussion.list()}>
            Show all
          </button>
        ) : null}
        <TipButton label="Close" shortcut="Escape" onClick={close}>
          <X aria-hidden="true" />
        </TipButton>
      </header>
      <input
        ref={field}
        className="field"
        type="search"
        aria-label="Search comments"
        placeholder="Search comments"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className="comment-filters" role="toolbar" aria-label="Show" onKeyDown={walkButtons}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter}
            tabIndex={one === filter ? 0 : -1}
            onClick={() => setFilter(one)}
          >
            {LABELS[one]}
          </button>
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {found.length === 1 ? '1 thread' : `${found.length} threads`}
      </p>
      {found.length === 0 ? <p className="comment-note">{emptyWords(filter, query)}</p> : null}
      <div
        className="comment-lines"
        role="toolbar"
        aria-label="Threads"
        aria-orientation="vertical"
        onKeyDown={walkButtons}
      >
        {found.slice(0, MAX_LINES).map((thread, at) => (
          <Line
            key={thread.id}
            thread={thread}
            isFresh={isUnread(thread, unread)}
            isOpen={open?.kind === 'thread' && open.id === thread.id}
            hasTabStop={at === 0}
            onPress={() => show(thread)}
          />
        ))}
      </div>
      {found.length > MAX_LINES ? (
        <p className="comment-note">
          The newest {MAX_LINES} of {found.length}. Search to find others.
        </p>
      ) : null}
    </aside>
  );
}

interface LineProps {
  readonly thread: Thread;
  readonly isFresh: boolean;
  readonly isOpen: boolean;
  readonly hasTabStop: boolean;
  readonly onPress: () => void;
}

function Line({ thread, isFresh, isOpen, hasTabStop, onPress }: LineProps) {
  const [{ author, text }] = thread.comments;
  const notes = [relativeTime(thread.lastMs, Date.now()), repliesNote(thread), isFresh && 'unread'];
  return (
    <button
      type="button"
      className="comment-line"
      data-unread={isFresh}
      aria-current={isOpen}
      tabIndex={hasTabStop ? 0 : -1}
      onClick={onPress}
    >
      <Avatar profile={author} />
      <span className="comment-line-words">
        <span className="comment-author">{author.name}</span>
        <span className="comment-line-text">{text}</span>
        <span className="comment-note">{notes.filter((note) => typeof note === 'string').join(' · ')}</span>
      </span>
    </button>
  );
}

function emptyWords(filter: Filter, query: string): string {
  if (query.trim() !== '') return 'No comment says that.';
  switch (filter) {
    case 'open':
      return 'No open comments. Take the comment tool (C) and press where yours belongs.';
    case 'resolved':
      return 'Nothing is resolved yet.';
    case 'unread':
      return 'You have read everything.';
    case 'mentions':
      return 'Nobody has mentioned you.';
  }
}
