import { useState } from 'react';
import { copyByEvent } from '../clipboard/copyByEvent.ts';
import { fillClipboard } from '../clipboard/fillClipboard.ts';
import type { ConnectionView } from '../connection/connectionView.ts';
import type { Files } from '../files/files.ts';
import type { Session } from '../session.ts';
import { keptWorkText } from './words.ts';

interface KeptWorkProps extends Pick<ConnectionView, 'unconfirmed' | 'keptOn'> {
  readonly session: Pick<Session, 'unsentShapes'>;
  readonly files: Pick<Files, 'baseUrl'>;
  /** There is no board any more that they could be sent to. */
  readonly isDeleted: boolean;
}

const NO_SHAPES = 'There are no shapes among them: they only deleted something, or renamed the board.';
const NOT_COPIED = 'The browser did not let this page copy. Try again.';

/** Changes of somebody who may not bring them to the board any more: where they are, and how to take them along. */
export function KeptWork({ unconfirmed, keptOn, session, files, isDeleted }: KeptWorkProps) {
  const [outcome, setOutcome] = useState('');

  const copy = async (): Promise<void> => {
    const shapes = session.unsentShapes();
    if (shapes.length === 0) return setOutcome(NO_SHAPES);
    try {
      const { describeCopied, writeSystemClipboard } = await import('../clipboard/clipboardWork.ts');
      const copied = describeCopied(shapes, files.baseUrl);
      if ('problem' in copied) return setOutcome(copied.problem);
      if (!copyByEvent((clipboard) => fillClipboard(clipboard, copied))) await writeSystemClipboard(copied);
      setOutcome('Copied. Paste it on any board.');
    } catch {
      setOutcome(NOT_COPIED);
    }
  };

  return (
    <section className="kept-work" aria-label="What was not saved">
      <p>{keptWorkText(unconfirmed, keptOn, isDeleted)}</p>
      <button type="button" className="button outlined" onClick={() => void copy()}>
        Copy what was not saved
      </button>
      <p role="status">{outcome}</p>
    </section>
  );
}
