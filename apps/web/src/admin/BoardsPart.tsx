import { ADMIN_PAGE_SIZE, type AdminBoard } from '@drawbridge/protocol';
import { LayoutGrid, Search, SearchX } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useNow } from '../home/useNow.ts';
import { relativeTime } from '../parts/relativeTime.ts';
import { BoardId } from './BoardId.tsx';
import type { PartProps } from './part.ts';
import { countWords, sizeWords } from './sizeWords.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { useAsked } from './useAsked.ts';

/** All boards, the one that was changed last first. */
export function BoardsPart({ requests, onSignedOut, onAct, changes }: PartProps) {
  const [query, setQuery] = useState('');
  const [skip, setSkip] = useState(0);
  const find = useDeferredValue(query.trim());
  const ask = useCallback(() => requests.boards({ skip, find }), [requests, skip, find]);
  const { value, trouble, askAgain } = useAsked(ask, { onSignedOut });
  useEffect(() => {
    if (changes > 0) askAgain();
  }, [changes, askAgain]);
  const search = (next: string): void => {
    setQuery(next);
    setSkip(0);
  };
  return (
    <section aria-labelledby="boards-heading">
      <div className="part-head">
        <h2 id="boards-heading">Boards</h2>
        <search className="page-search admin-search">
          <Search aria-hidden="true" />
          <input
            type="search"
            className="field"
            aria-label="Find a board by its id"
            placeholder="Find by id"
            value={query}
            spellCheck={false}
            onChange={(event) => search(event.target.value)}
          />
        </search>
      </div>
      <TroubleNote text={trouble} onAgain={askAgain} />
      {value && value.boards.length > 0 ? (
        <BoardList boards={value.boards} onAct={onAct} />
      ) : value ? (
        <NoBoards isSearch={find !== ''} onAll={() => search('')} />
      ) : null}
      {value && value.total > ADMIN_PAGE_SIZE ? (
        <Pages skip={skip} shown={value.boards.length} total={value.total} onSkip={setSkip} />
      ) : null}
    </section>
  );
}

interface BoardListProps extends Pick<PartProps, 'onAct'> {
  readonly boards: readonly AdminBoard[];
}

function BoardList({ boards, onAct }: BoardListProps) {
  const nowMs = useNow();
  return (
    <ul className="boards" aria-label="Boards">
      {boards.map((board) => (
        <BoardRow key={board.id} board={board} nowMs={nowMs} onAct={onAct} />
      ))}
    </ul>
  );
}

interface BoardRowProps extends Pick<PartProps, 'onAct'> {
  readonly board: AdminBoard;
  readonly nowMs: number;
}

function BoardRow({ board, nowMs, onAct }: BoardRowProps) {
  const { id, changedMs, bytes, historyBytes, entries, people, links, isLocked, isDeleted } = board;
  const lock = isLocked ? 'unlock' : 'lock';
  return (
    <li className="board-row" data-board={id}>
      <div className="row-head">
        <BoardId id={id} isGone={isDeleted} />
        {isLocked ? <span className="badge warn">Locked</span> : null}
        {isDeleted ? <span className="badge">Deleted</span> : null}
        {isDeleted ? null : (
          <span className="row-buttons">
            <button
              type="button"
              className="button outlined"
              aria-label={`${isLocked ? 'Unlock' : 'Lock'} ${id}`}
              onClick={() => onAct({ boardId: id, action: { kind: lock } })}
            >
              {isLocked ? 'Unlock' : 'Lock'}
            </button>
            <button
              type="button"
              className="button outlined"
              aria-label={`Delete ${id}`}
              onClick={() => onAct({ boardId: id, action: { kind: 'delete' } })}
            >
              Delete
            </button>
          </span>
        )}
      </div>
      <p className="row-words">
        {isDeleted ? (
          'Nothing of it is kept.'
        ) : (
          <>
            <time dateTime={new Date(changedMs).toISOString()}>Changed {relativeTime(changedMs, nowMs)}</time>
            {` · ${sizeWords(bytes)}, ${sizeWords(historyBytes)} of history`}
            {` · ${countWords(entries, 'change', 'changes')} by ${countWords(people, 'name', 'names')}`}
            {` · ${accessWords(board)}`}
            {links > 0 ? `, ${countWords(links, 'link', 'links')}` : ''}
          </>
        )}
      </p>
    </li>
  );
}

const OPEN_WORDS = {
  none: 'by link only',
  view: 'everybody looks',
  comment: 'everybody comments',
  edit: 'everybody draws',
} as const;

function accessWords({ openRole }: AdminBoard): string {
  return openRole === undefined ? 'no owner' : OPEN_WORDS[openRole];
}

function NoBoards({ isSearch, onAll }: { readonly isSearch: boolean; readonly onAll: () => void }) {
  if (!isSearch) {
    return (
      <div className="page-empty">
        <LayoutGrid aria-hidden="true" />
        <h3>No boards yet</h3>
        <p>A board is listed here as soon as somebody has drawn on it.</p>
      </div>
    );
  }
  return (
    <div className="page-empty">
      <SearchX aria-hidden="true" />
      <h3>No board like that</h3>
      <p>Boards are found by a part of their id, which is the last part of their address.</p>
      <button type="button" className="button outlined" onClick={onAll}>
        Show all boards
      </button>
    </div>
  );
}

interface PagesProps {
  readonly skip: number;
  readonly shown: number;
  readonly total: number;
  readonly onSkip: (skip: number) => void;
}

function Pages({ skip, shown, total, onSkip }: PagesProps) {
  return (
    <nav className="admin-pages" aria-label="Pages of boards">
      <button
        type="button"
        className="button outlined"
        disabled={skip === 0}
        onClick={() => onSkip(Math.max(0, skip - ADMIN_PAGE_SIZE))}
      >
        Newer
      </button>
      <span>
        {(skip + 1).toLocaleString('en')} – {(skip + shown).toLocaleString('en')} of{' '}
        {total.toLocaleString('en')}
      </span>
      <button
        type="button"
        className="button outlined"
        disabled={skip + shown >= total}
        onClick={() => onSkip(skip + ADMIN_PAGE_SIZE)}
      >
        Older
      </button>
    </nav>
  );
}
