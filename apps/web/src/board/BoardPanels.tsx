import { Suspense } from 'react';
import type { HistoryPanelProps } from '../history/HistoryPanel.tsx';
import type { GivenFile } from '../openFile/useOpenFile.ts';
import type { BoardDialogsProps } from './BoardDialogs.tsx';
import {
  authorsDialog,
  boardDialogs,
  exportDialog,
  historyPanel,
  openOnBoard,
  palette,
  searchBar,
} from './lazyParts.ts';
import type { PanelName } from './usePanels.ts';

type BoardPanelsProps = Omit<BoardDialogsProps, 'open'> & {
  readonly open: PanelName | undefined;
  readonly history: Omit<HistoryPanelProps, 'onToast' | 'onClose'>;
  /** The file that is being opened. */
  readonly given: GivenFile | undefined;
  readonly onOpenFile: (given: GivenFile) => void;
  readonly onProblem: (text: string) => void;
  readonly onShowLibrary: () => void;
  /** Some of a large board is still on its way. */
  readonly isComing: boolean;
};

/** What is open over the board, if anything is. */
export function BoardPanels(props: BoardPanelsProps) {
  return <Suspense>{partOf(props)}</Suspense>;
}

function partOf({
  open,
  history,
  given,
  onOpenFile,
  onProblem,
  onShowLibrary,
  isComing,
  ...props
}: BoardPanelsProps) {
  const { editor, pageActions, onToast, onClose } = props;
  switch (open) {
    case undefined:
      return null;
    case 'palette':
      return <palette.Part editor={editor} pageActions={pageActions} onClose={onClose} />;
    case 'search':
      return <searchBar.Part editor={editor} onClose={onClose} />;
    case 'authors':
      return <authorsDialog.Part board={history.board} session={history.session} onClose={onClose} />;
    case 'export':
      return (
        <exportDialog.Part
          editor={editor}
          board={history.board}
          files={history.board.files}
          comments={history.session.discussion.comments}
          library={history.session.library}
          name={history.session.name.current}
          document={history.session.foreign.current}
          isComing={isComing}
          onDone={onToast}
          onClose={onClose}
        />
      );
    case 'openFile':
      return given ? (
        <openOnBoard.Part
          given={given}
          editor={editor}
          files={history.board.files}
          comments={history.session.discussion.comments}
          name={history.session.name}
          foreign={history.session.foreign}
          library={history.session.library}
          onShowLibrary={onShowLibrary}
          onOther={onOpenFile}
          onDone={onToast}
          onProblem={onProblem}
          onClose={onClose}
        />
      ) : null;
    case 'history':
      return <historyPanel.Part {...history} onToast={onToast} onClose={onClose} />;
    default:
      return <boardDialogs.Part {...props} open={open} />;
  }
}
