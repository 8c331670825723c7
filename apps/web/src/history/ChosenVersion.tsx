import type { BoardHistory } from '@drawbridge/protocol';
import { useEffect } from 'react';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { Changes } from './Changes.tsx';
import { dayWords, timeWords } from './historyWords.ts';
import type { Looking } from './looking.ts';
import { PastCanvas } from './PastCanvas.tsx';
import { restore } from './restore.ts';
import { usePreview } from './usePreview.ts';
import { VersionActions } from './VersionActions.tsx';
import type { VersionLine } from './versionLines.ts';

interface ChosenVersionProps extends Looking {
  readonly line: VersionLine;
  readonly history: BoardHistory;
  readonly showsChanges: boolean;
  readonly onShowChanges: (isShown: boolean) => void;
  readonly onNamed: (key: string | undefined) => void;
  /** The words say what came of it. */
  readonly onRestored: (words: string) => void;
}

/** The version that is looked at: over the canvas of today, and what can be done with it. */
export function ChosenVersion(props: ChosenVersionProps) {
  const { line, history, client, board, session, theme, showsChanges, onPreview } = props;
  const { preview, retry } = usePreview(line, { client, session, images: board.files, log: history.log });
  const mayEdit = useEditorUi(session.editor, (ui) => ui.mayEdit);
  const past = preview.kind === 'shown' ? preview.past : undefined;

  useEffect(() => {
    onPreview(past?.editor);
    return () => onPreview(undefined);
  }, [past, onPreview]);

  return (
    <>
      <section className="history-chosen" aria-label={titleOf(line)}>
        <Changes
          preview={preview}
          authors={history.authors}
          isShown={showsChanges}
          onShow={props.onShowChanges}
          onRetry={retry}
        />
        {/* What is compared with how one saw it is the board of now: nothing to go back to. */}
        {mayEdit && line.sinceMs === undefined ? (
          <VersionActions
            key={line.key}
            line={line}
            client={client}
            onRestore={
              preview.kind === 'shown' ? () => props.onRestored(restore(session, preview)) : undefined
            }
            onNamed={props.onNamed}
          />
        ) : null}
      </section>
      {past ? (
        <PastCanvas
          key={line.key}
          past={past}
          label={`Version of ${titleOf(line)}`}
          theme={theme}
          authors={history.authors}
          showsChanges={showsChanges}
          beside={session.editor}
        />
      ) : null}
    </>
  );
}

function titleOf({ timeMs, named }: VersionLine): string {
  const when = `${dayWords(timeMs, Date.now())}, ${timeWords(timeMs)}`;
  return named ? `${named.name}, ${when}` : when;
}
