import type { Editor } from '@drawbridge/editor';
import { Mark } from '../parts/Mark.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';

interface CanvasNoteProps {
  readonly editor: Editor;
  readonly opened: boolean;
}

/** What stands on a canvas with nothing on it: that it is being opened, or how to begin. Never in the pen's way. */
export function CanvasNote({ editor, opened }: CanvasNoteProps) {
  const isEmpty = useEditorUi(editor, (ui) => ui.isEmpty);
  if (!isEmpty) return null;
  return opened ? <EmptyHint /> : <Opening />;
}

function Opening() {
  return (
    <div className="canvas-note opening">
      <Mark />
      <p>Opening board…</p>
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
