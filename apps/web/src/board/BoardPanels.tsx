import { Suspense } from 'react';
import type { HistoryPanelProps } from '../history/HistoryPanel.tsx';
import type { BoardDialogsProps } from './BoardDialogs.tsx';
import { authorsDialog, boardDialogs, historyPanel, palette, searchBar } from './lazyParts.ts';
import type { PanelName } from './usePanels.ts';

type BoardPanelsProps = Omit<BoardDialogsProps, 'open'> & {
  readonly open: PanelName | undefined;
  readonly history: Omit<HistoryPanelProps, 'onToast' | 'onClose'>;
};

/** What is open over the board, if anything is. */
export function BoardPanels(props: BoardPanelsProps) {
  return <Suspense>{partOf(props)}</Suspense>;
}

function partOf({ open, history, ...props }: BoardPanelsProps) {
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
    case 'history':
      return <historyPanel.Part {...history} onToast={onToast} onClose={onClose} />;
    default:
      return <boardDialogs.Part {...props} open={open} />;
  }
}
