import { X } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { TipButton } from '../parts/TipButton.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { useSource } from '../parts/useSource.ts';
import type { Missed } from './away/changedSince.ts';
import { ChosenVersion } from './ChosenVersion.tsx';
import type { Looking } from './looking.ts';
import type { WorkSpan } from './readWork.ts';
import { UndoWork } from './UndoWork.tsx';
import { useHistoryClient } from './useHistoryClient.ts';
import { useVersions } from './useVersions.ts';
import { useViewMode } from './useViewMode.ts';
import { VersionList } from './VersionList.tsx';
import { SINCE_KEY, versionLines } from './versionLines.ts';
import { workSpanOf } from './workSpanOf.ts';
import './historyPanel.css';

export interface HistoryPanelProps extends Omit<Looking, 'client'> {
  /** What is to be shown of it first. */
  readonly missed: Missed | undefined;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** Earlier versions of the board: to be looked at, named and restored. Meanwhile nothing can be drawn here. */
export function HistoryPanel(props: HistoryPanelProps) {
  const { board, session, theme, missed, onPreview, onToast, onClose } = props;
  const client = useHistoryClient(board);
  const mayEdit = useEditorUi(session.editor, (ui) => ui.mayEdit);
  const { status } = useSource(session.connection);
  const [hasSmallSteps, setSmallSteps] = useState(false);
  const [showsChanges, setShowsChanges] = useState(true);
  const [chosenKey, choose] = useState(missed && SINCE_KEY);
  const { listed, reload, loadOlder } = useVersions(client, hasSmallSteps, status.kind === 'synced');
  const history = listed.kind === 'ready' ? listed.history : undefined;
  const lines = useMemo(() => (history ? versionLines(history, missed) : []), [history, missed]);
  const line = lines.find(({ key }) => key === chosenKey);
  const [undoing, setUndoing] = useState<WorkSpan>();
  const panel = useRef<HTMLElement>(null);

  useViewMode(session.editor);
  useLayoutEffect(() => panel.current?.focus(), []);

  const chooseAndReload = (key: string | undefined) => {
    choose(key);
    reload();
  };
  const tellDone = (words: string) => {
    onClose();
    onToast(words);
  };
  const looking = { client, board, session, theme, onPreview };
  return (
    <aside ref={panel} className="panel history-panel" aria-label="Version history" tabIndex={-1}>
      <header className="history-head">
        <h2>Version history</h2>
        <TipButton label="Close the history" shortcut="Escape" onClick={onClose}>
          <X aria-hidden="true" />
        </TipButton>
      </header>
      {undoing && history && mayEdit ? (
        <UndoWork
          authors={history.authors}
          initial={undoing}
          {...looking}
          onCancel={() => setUndoing(undefined)}
          onUndone={tellDone}
        />
      ) : (
        <>
          <VersionList
            listed={listed}
            lines={lines}
            chosenKey={chosenKey}
            hasSmallSteps={hasSmallSteps}
            onChoose={choose}
            onSmallSteps={setSmallSteps}
            onOlder={loadOlder}
            onRetry={reload}
            onUndoWork={
              mayEdit && history
                ? () => setUndoing(workSpanOf(history, line?.seq, session.profile.current))
                : undefined
            }
          />
          {line && history ? (
            <ChosenVersion
              line={line}
              history={history}
              {...looking}
              showsChanges={showsChanges}
              onShowChanges={setShowsChanges}
              onNamed={chooseAndReload}
              onRestored={tellDone}
            />
          ) : null}
        </>
      )}
    </aside>
  );
}
