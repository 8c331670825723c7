import { type ReplayedWork, undoWork } from '@drawbridge/board';
import type { Author } from '@drawbridge/protocol';
import { useEffect, useState } from 'react';
import { openWithout } from '../pastBoard.ts';
import type { Looking } from './looking.ts';
import { PastCanvas } from './PastCanvas.tsx';
import { readWork, type WorkSpan } from './readWork.ts';
import { keptWords, undoneWords } from './undoneWords.ts';
import { messageOf } from './useVersions.ts';
import { WorkForm } from './WorkForm.tsx';

interface UndoWorkProps extends Looking {
  readonly authors: readonly Author[];
  /** What the form begins with. */
  readonly initial: WorkSpan;
  readonly onCancel: () => void;
  /** The words say what came of it. */
  readonly onUndone: (words: string) => void;
}

type Shown =
  | { readonly kind: 'form' | 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | ({ readonly kind: 'preview'; readonly work: ReplayedWork } & ReturnType<typeof openWithout>);

/** Takes everything that one person did in a time out of the board: chosen, looked at, then done. */
export function UndoWork(props: UndoWorkProps) {
  const { authors, client, board, session, theme, onPreview, onCancel, onUndone } = props;
  const [span, setSpan] = useState(props.initial);
  const [shown, setShown] = useState<Shown>({ kind: 'form' });
  const past = shown.kind === 'preview' ? shown.past : undefined;

  useEffect(() => {
    onPreview(past?.editor);
    return () => {
      onPreview(undefined);
      past?.destroy();
    };
  }, [past, onPreview]);

  // The keyboard must not be lost with the field that had it.
  useEffect(() => () => document.querySelector<HTMLElement>('.history-panel')?.focus(), []);

  const look = async (): Promise<void> => {
    setShown({ kind: 'loading' });
    try {
      const work = await readWork(client, span);
      const nothing = `${span.person.name} did nothing in this time.`;
      if (!work) setShown({ kind: 'failed', why: nothing });
      else setShown({ kind: 'preview', work, ...openWithout(work, session.encode(), board.files) });
    } catch (error) {
      setShown({ kind: 'failed', why: messageOf(error) });
    }
  };
  const undo = (work: ReplayedWork) => {
    const undone = session.change((to) => undoWork(work, to));
    onUndone(`${undoneWords(undone)} ${keptWords(undone)} Undo takes it back.`.replace('  ', ' '));
  };

  if (shown.kind !== 'preview') {
    const trouble = shown.kind === 'failed' ? shown.why : undefined;
    return (
      <WorkForm
        authors={authors}
        span={span}
        isBusy={shown.kind === 'loading'}
        trouble={trouble}
        onChange={setSpan}
        onSubmit={() => void look()}
        onCancel={onCancel}
      />
    );
  }
  const kept = keptWords(shown.undone);
  return (
    <section ref={focusOnce} className="history-undo" aria-label="What would be undone" tabIndex={-1}>
      <p role="status">
        Without the work of {span.person.name}: {undoneWords(shown.undone)}
      </p>
      {kept === '' ? null : <p>{kept}</p>}
      <div className="history-buttons">
        <button type="button" className="button primary" onClick={() => undo(shown.work)}>
          Undo this work
        </button>
        <button type="button" className="button" onClick={() => setShown({ kind: 'form' })}>
          Back
        </button>
      </div>
      <PastCanvas
        past={shown.past}
        label={`The board without the work of ${span.person.name}`}
        theme={theme}
        authors={[{ ...span.person, clients: [shown.client] }]}
        showsChanges
        beside={session.editor}
      />
    </section>
  );
}

/** What comes in the place of a form gets the keyboard that was in it. */
function focusOnce(section: HTMLElement | null): void {
  section?.focus();
}
