import { Ellipsis, PenLine } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { boardTitle } from '../boardTitle.ts';
import { boardHref, type KnownBoard } from '../knownBoards/knownBoard.ts';
import type { BoardPicture } from '../knownBoards/knownBoards.ts';
import { NameField } from '../parts/NameField.tsx';
import { relativeTime } from '../parts/relativeTime.ts';
import { CardMenu } from './CardMenu.tsx';
import { actionsOf, type CardActionId, isAside } from './cardActions.ts';
import './boardCard.css';

export interface BoardCardProps {
  readonly board: KnownBoard;
  readonly picture: BoardPicture | undefined;
  readonly nowMs: number;
  /** The one card that Tab reaches; arrows go from there. */
  readonly isCurrent: boolean;
  readonly isRenaming: boolean;
  readonly onAction: (action: CardActionId) => void;
  /** Without a name, it stays as it was. */
  readonly onNamed: (name: string | undefined, isByKey: boolean) => void;
}

/** A board of the list: what it looked like, what it is called, when it was here. */
export function BoardCard(props: BoardCardProps) {
  const { board, picture, isRenaming, onNamed } = props;
  return (
    <li className="card" data-board={board.id}>
      {isAside(board) || isRenaming ? (
        <div className="card-face">
          <Picture picture={picture} />
          {isRenaming ? <NameField name={board.name} onDone={onNamed} /> : <Words {...props} />}
        </div>
      ) : (
        <a
          className="card-face"
          href={boardHref(board)}
          tabIndex={props.isCurrent ? 0 : -1}
          data-card-target
          aria-keyshortcuts="F2 Delete"
        >
          <Picture picture={picture} />
          <Words {...props} />
        </a>
      )}
      {isAside(board) ? <AsideButtons {...props} /> : <MoreButton {...props} />}
    </li>
  );
}

/** Decoration: it says nothing that the name does not. */
function Picture({ picture }: Pick<BoardCardProps, 'picture'>) {
  return (
    <span className="card-picture" data-theme={picture?.theme}>
      {picture ? <img src={picture.url} alt="" draggable={false} /> : <PenLine aria-hidden="true" />}
    </span>
  );
}

function Words({ board, nowMs }: BoardCardProps) {
  const { name, openedMs, trashedMs, tags, isDeleted } = board;
  return (
    <span className="card-words">
      <span className="card-name" data-unnamed={name === ''}>
        {boardTitle(name)}
      </span>
      <span className="card-time">
        {isDeleted
          ? 'Deleted for everybody'
          : trashedMs === undefined
            ? `Opened ${relativeTime(openedMs, nowMs)}`
            : `Put away ${relativeTime(trashedMs, nowMs)}`}
      </span>
      {tags.length === 0 ? null : <Tags tags={tags} />}
    </span>
  );
}

/** As many tags as are shown on a card: cards of one row are as high as the highest. */
const SHOWN_TAGS = 3;

function Tags({ tags }: Pick<KnownBoard, 'tags'>) {
  const rest = tags.length > SHOWN_TAGS + 1 ? tags.slice(SHOWN_TAGS) : [];
  return (
    <span className="card-tags">
      <span className="sr-only">Tags: </span>
      {tags.slice(0, tags.length - rest.length).map((tag) => (
        <span key={tag} className="card-tag">
          {tag}
        </span>
      ))}
      {rest.length > 0 ? (
        <span className="card-tag-rest" title={rest.join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{rest.join(', ')}</span>
        </span>
      ) : null}
    </span>
  );
}

function MoreButton({ board, isCurrent, onAction }: BoardCardProps) {
  const [opened, setOpened] = useState<{ readonly opener: HTMLElement; readonly isByKey: boolean }>();
  const label = `More for ${boardTitle(board.name)}`;
  const open = ({ currentTarget, detail }: MouseEvent<HTMLElement>): void =>
    // A click without a press was a key.
    setOpened(opened ? undefined : { opener: currentTarget, isByKey: detail === 0 });
  return (
    <>
      <button
        type="button"
        className="icon-button card-more"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        tabIndex={isCurrent ? 0 : -1}
        onClick={open}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      {opened && (
        <CardMenu label={label} {...opened} onChoose={onAction} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

function AsideButtons({ board, isCurrent, onAction }: BoardCardProps) {
  return (
    <span className="card-buttons">
      {actionsOf(board).map(({ id, label, icon: Icon }, index) => (
        <button
          key={id}
          type="button"
          className="button outlined"
          aria-label={`${label}: ${boardTitle(board.name)}`}
          tabIndex={isCurrent ? 0 : -1}
          data-card-target={index === 0 ? true : undefined}
          onClick={() => onAction(id)}
        >
          <Icon aria-hidden="true" />
          <span>{id === 'delete' ? 'Delete' : label}</span>
        </button>
      ))}
    </span>
  );
}
