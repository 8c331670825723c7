import type { Editor } from '@drawbridge/editor';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import { type OpeningNote, openingNote } from '../connection/openingNote.ts';
import { loadedWords } from '../connection/words.ts';
import { Mark } from '../parts/Mark.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { useSource } from '../parts/useSource.ts';

interface CanvasNoteProps {
  readonly editor: Editor;
  readonly connection: Source<ConnectionView>;
}

/** What stands on a canvas with nothing on it: what it is waiting for, or how to begin. Never in the pen's way. */
export function CanvasNote({ editor, connection }: CanvasNoteProps) {
  const view = useSource(connection);
  const isEmpty = useEditorUi(editor, (ui) => ui.isEmpty);
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  if (!isEmpty) return null;
  const note = openingNote(view);
  if (!note) return isReadOnly ? <NotHere title="Nothing is here yet." /> : <EmptyHint />;
  return note.text === undefined ? <Opening {...note} /> : <NotHere {...note} />;
}

function Opening({ title, progress }: OpeningNote) {
  return (
    <div className="canvas-note opening">
      <Mark />
      <p>{title}</p>
      {/* Its bar is at the top, where it stays when the first shapes are here. */}
      {progress && <p className="opening-figure">{loadedWords(progress)}</p>}
    </div>
  );
}

/** A board that cannot be shown yet, and that one may begin to draw on all the same. */
function NotHere({ title, text }: Pick<OpeningNote, 'title' | 'text'>) {
  return (
    <div className="canvas-note hint">
      <p className="hint-title">{title}</p>
      {text === undefined ? null : <p>{text}</p>}
    </div>
  );
}

function EmptyHint() {
  return (
    <div className="canvas-note hint">
      <p className="hint-title">Draw something.</p>
      <p className="hint-keys">
        Press <kbd>?</kbd> for shortcuts
      </p>
    </div>
  );
}
