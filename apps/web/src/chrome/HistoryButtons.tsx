import type { Editor } from '@drawbridge/editor';
import { Redo2, Undo2 } from 'lucide-react';
import { TipButton } from '../parts/TipButton.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';

/** Undo and redo of one's own changes. */
export function HistoryButtons({ editor }: { readonly editor: Editor }) {
  const canUndo = useEditorUi(editor, (ui) => ui.canUndo);
  const canRedo = useEditorUi(editor, (ui) => ui.canRedo);
  return (
    <>
      <TipButton
        label="Undo"
        shortcut="Mod+Z"
        side="above"
        disabled={!canUndo}
        onClick={() => editor.runAction('undo')}
      >
        <Undo2 aria-hidden="true" />
      </TipButton>
      <TipButton
        label="Redo"
        shortcut="Mod+Shift+Z"
        side="above"
        disabled={!canRedo}
        onClick={() => editor.runAction('redo')}
      >
        <Redo2 aria-hidden="true" />
      </TipButton>
    </>
  );
}
