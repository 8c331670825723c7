import type { Editor, ThemeName } from '@drawbridge/editor';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenBoard } from '../board/openBoard.ts';
import { TipButton } from '../parts/TipButton.tsx';
import type { Session } from '../session.ts';
import { ChosenVersion } from './ChosenVersion.tsx';
import { createHistoryClient, type HistoryClient } from './historyClient.ts';
import { useVersions } from './useVersions.ts';
import { useViewMode } from './useViewMode.ts';
import { VersionList } from './VersionList.tsx';
import { versionLines } from './versionLines.ts';
import './historyPanel.css';

export interface HistoryPanelProps {
  readonly board: OpenBoard;
  readonly session: Session;
  readonly theme: ThemeName;
  /** The board that keys are for. */
  readonly onPreview: (editor: Editor | undefined) => void;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** Earlier versions of the board: to be looked at, named and restored. Meanwhile nothing can be drawn here. */
export function HistoryPanel({ board, session, theme, onPreview, onToast, onClose }: HistoryPanelProps) {
  const client = useClient(board);
  const [hasSmallSteps, setSmallSteps] = useState(false);
  const [showsChanges, setShowsChanges] = useState(true);
  const [chosenKey, choose] = useState<string>();
  const { listed, reload, loadOlder } = useVersions(client, hasSmallSteps);
  const history = listed.kind === 'ready' ? listed.history : undefined;
  const lines = useMemo(() => (history ? versionLines(history) : []), [history]);
  const line = lines.find(({ key }) => key === chosenKey);
  const panel = useRef<HTMLElement>(null);

  useViewMode(session.editor);
  useEffect(() => panel.current?.focus(), []);

  const chooseAndReload = (key: string | undefined) => {
    choose(key);
    reload();
  };
  const tellRestored = (words: string) => {
    onClose();
    onToast(words);
  };
  return (
    <aside ref={panel} className="panel history-panel" aria-label="Version history" tabIndex={-1}>
      <header className="history-head">
        <h2>Version history</h2>
        <TipButton label="Close the history" shortcut="Escape" onClick={onClose}>
          <X aria-hidden="true" />
        </TipButton>
      </header>
      <VersionList
        listed={listed}
        lines={lines}
        chosenKey={chosenKey}
        hasSmallSteps={hasSmallSteps}
        onChoose={choose}
        onSmallSteps={setSmallSteps}
        onOlder={loadOlder}
        onRetry={reload}
      />
      {line && history ? (
        <ChosenVersion
          line={line}
          history={history}
          client={client}
          board={board}
          session={session}
          theme={theme}
          showsChanges={showsChanges}
          onShowChanges={setShowsChanges}
          onPreview={onPreview}
          onNamed={chooseAndReload}
          onRestored={tellRestored}
        />
      ) : null}
    </aside>
  );
}

/** What is being asked when the panel goes is given up. */
function useClient({ url, boardId, access }: OpenBoard): HistoryClient {
  const [end, setEnd] = useState(() => new AbortController());
  useEffect(() => {
    const next = new AbortController();
    setEnd(next);
    return () => next.abort();
  }, []);
  return useMemo(
    () => createHistoryClient({ url, boardId, token: () => access.token, signal: end.signal }),
    [url, boardId, access, end],
  );
}
