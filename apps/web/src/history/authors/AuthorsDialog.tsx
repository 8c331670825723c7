import { lastParts, type Shape } from '@drawbridge/board';
import { useState } from 'react';
import type { OpenBoard } from '../../board/openBoard.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import type { Session } from '../../session.ts';
import { momentWords } from '../historyWords.ts';
import { useHistoryClient } from '../useHistoryClient.ts';
import { makersOf } from './makers.ts';
import { type LastWrite, useLastWrite } from './useLastWrite.ts';
import './authorsDialog.css';

export interface AuthorsDialogProps {
  readonly board: OpenBoard;
  readonly session: Session;
  readonly onClose: () => void;
}

/** Who drew what is selected, who changed it last, and when. */
export function AuthorsDialog({ board, session, onClose }: AuthorsDialogProps) {
  // As it was when it was asked.
  const [asked] = useState(() => {
    const shapes: readonly Shape[] = session.shapesOf(session.editor.selectedIds);
    const parts = lastParts(session.provider.doc, session.editor.selectedIds);
    return { shapes, parts };
  });
  const last = useLastWrite(useHistoryClient(board), asked.parts, session);
  const nowMs = Date.now();
  const { shapes } = asked;
  return (
    <Dialog
      title={shapes.length === 1 ? 'Who did this?' : `Who did these ${shapes.length} shapes?`}
      onClose={onClose}
    >
      <dl className="authors">
        <dt>Drawn by</dt>
        {makersOf(shapes).map(({ name, count, timeMs }) => (
          <dd key={name}>
            <strong>{name}</strong>
            {shapes.length > 1 ? ` (${count})` : ''}, {momentWords(timeMs, nowMs)}
          </dd>
        ))}
        <dt>Last changed by</dt>
        <dd aria-live="polite">
          <LastWriteWords last={last} nowMs={nowMs} />
        </dd>
      </dl>
    </Dialog>
  );
}

function LastWriteWords({ last, nowMs }: { readonly last: LastWrite; readonly nowMs: number }) {
  switch (last.kind) {
    case 'loading':
      return 'Looking it up …';
    case 'failed':
      return last.why;
    case 'unknown':
      return 'Not known any more: that is longer ago than versions are kept.';
    case 'unsaved':
      return (
        <>
          <strong>You</strong>, just now
        </>
      );
    case 'known': {
      const { author, timeMs } = last.write;
      return (
        <>
          {author ? <span className="authors-color" style={{ background: author.color }} /> : null}
          <strong>{author?.name ?? 'Somebody'}</strong>, {momentWords(timeMs, nowMs)}
        </>
      );
    }
    default:
      return last satisfies never;
  }
}
