import { Info, PenLine, SearchX } from 'lucide-react';
import { atServer } from '../address.ts';

interface NoBoardsProps {
  /** There are boards, but none that was asked for. */
  readonly isSearch: boolean;
  readonly onAll: () => void;
}

/** In place of the list, when there is nothing to show. */
export function NoBoards({ isSearch, onAll }: NoBoardsProps) {
  if (isSearch) {
    return (
      <div className="page-empty">
        <SearchX aria-hidden="true" />
        <h3>No board like that</h3>
        <p>Names and tags of the boards that were opened in this browser are searched.</p>
        <button type="button" className="button outlined" onClick={onAll}>
          Show all boards
        </button>
      </div>
    );
  }
  return (
    <div className="page-empty">
      <PenLine aria-hidden="true" />
      <h3>Your boards will be here</h3>
      <p>
        Start a board above, or open a link that somebody gave you. Each board that you open in this browser
        stays in this list.
      </p>
      <a className="button primary" href={atServer('/')}>
        Draw on a new board
      </a>
    </div>
  );
}

/** Said where the browser keeps nothing, as private windows of some do. */
export function NoList() {
  return (
    <div className="page-empty">
      <Info aria-hidden="true" />
      <h3>This browser keeps no list</h3>
      <p>
        It gives this page no storage, as in a private window or with storage turned off. Boards work all the
        same: keep their links.
      </p>
    </div>
  );
}
