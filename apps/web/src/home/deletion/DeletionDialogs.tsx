import { useEffect, useState } from 'react';
import { boardTitle } from '../../boardTitle.ts';
import type { KnownBoard } from '../../knownBoards/knownBoard.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { useOnline } from '../useOnline.ts';
import { emptyTrashText, OFFLINE_TEXT, othersText } from './deletionWords.ts';
import { readSharing } from './ownedBoard.ts';
import './deletion.css';

interface DeletionActions {
  /** For everybody. */
  readonly onDelete: (boards: readonly KnownBoard[]) => void;
  /** In this browser. */
  readonly onForget: (boards: readonly KnownBoard[]) => void;
  readonly onClose: () => void;
}

export interface DeletionDialogsProps extends DeletionActions {
  /** One, or the whole trash. */
  readonly asked: { readonly kind: 'board'; readonly board: KnownBoard } | TrashQuestion;
}

export interface TrashQuestion {
  readonly kind: 'trash';
  readonly owned: readonly KnownBoard[];
  readonly others: readonly KnownBoard[];
}

/** Asked once before something is gone, for everybody or for this browser. */
export function DeletionDialogs({ asked, ...actions }: DeletionDialogsProps) {
  if (asked.kind === 'board') return <DeleteBoard board={asked.board} {...actions} />;
  return <EmptyTrash {...asked} {...actions} />;
}

function DeleteBoard({ board, ...actions }: DeletionActions & { readonly board: KnownBoard }) {
  const isOnline = useOnline();
  const others = useOthers(board, isOnline);
  return (
    <Question
      title={`Delete “${boardTitle(board.name)}” for everybody?`}
      text="All that is on it goes, with its history and its links. This cannot be undone."
      note={isOnline ? others.text : OFFLINE_TEXT}
      isTrouble={!isOnline || others.kind === 'trouble'}
      mayDelete={isOnline && others.kind === 'known'}
      command="Delete for everybody"
      deleted={[board]}
      forgotten={[]}
      {...actions}
    />
  );
}

type Others =
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'known'; readonly text: string }
  | { readonly kind: 'trouble'; readonly text: string };

const UNKNOWN: Others = { kind: 'unknown', text: 'Looking who else has it …' };

/** Who else loses the board, as its server knows. Asked again when the network is back. */
function useOthers(board: KnownBoard, isOnline: boolean): Others {
  const [others, setOthers] = useState(UNKNOWN);
  useEffect(() => {
    if (!isOnline) return;
    let isShown = true;
    const show = (next: Others): void => {
      if (isShown) setOthers(next);
    };
    show(UNKNOWN);
    readSharing(board).then(
      (sharing) => show({ kind: 'known', text: othersText(sharing) }),
      (error: Error) => show({ kind: 'trouble', text: error.message }),
    );
    return () => {
      isShown = false;
    };
  }, [board, isOnline]);
  return others;
}

function EmptyTrash({ owned, others, ...actions }: DeletionActions & Omit<TrashQuestion, 'kind'>) {
  const isOnline = useOnline();
  const count = owned.length + others.length;
  const isDeletion = owned.length > 0;
  return (
    <Question
      title={
        isDeletion ? 'Empty the trash?' : count === 1 ? 'Forget this board?' : `Forget these ${count} boards?`
      }
      text={emptyTrashText({ owned: owned.length, others: others.length })}
      note={isDeletion && !isOnline ? OFFLINE_TEXT : ''}
      isTrouble
      mayDelete={!isDeletion || isOnline}
      command="Empty trash"
      deleted={owned}
      forgotten={others}
      {...actions}
    />
  );
}

interface QuestionProps extends DeletionActions {
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly isTrouble: boolean;
  readonly mayDelete: boolean;
  readonly command: string;
  /** For everybody. */
  readonly deleted: readonly KnownBoard[];
  readonly forgotten: readonly KnownBoard[];
}

/** What is harmless comes first: it has the focus. */
function Question(props: QuestionProps) {
  const { title, text, note, isTrouble, mayDelete, command, deleted, forgotten } = props;
  const { onDelete, onForget, onClose } = props;
  const isDeletion = deleted.length > 0;
  const end = (act: () => void): void => {
    onClose();
    act();
  };
  return (
    <Dialog title={title} className="deletion" onClose={onClose}>
      <p className="deletion-text">{text}</p>
      <p className="deletion-note" role="status" data-trouble={isTrouble}>
        {note}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        {isDeletion ? (
          <button
            type="button"
            className="button outlined"
            onClick={() => end(() => onForget([...deleted, ...forgotten]))}
          >
            Only forget here
          </button>
        ) : null}
        <button
          type="button"
          className={`button ${isDeletion ? 'danger' : 'primary'}`}
          disabled={!mayDelete}
          onClick={() =>
            end(() => {
              if (forgotten.length > 0) onForget(forgotten);
              onDelete(deleted);
            })
          }
        >
          {command}
        </button>
      </div>
    </Dialog>
  );
}
