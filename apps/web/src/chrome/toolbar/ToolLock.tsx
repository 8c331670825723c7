import type { Editor } from '@drawbridge/editor';
import { Lock, LockOpen } from 'lucide-react';
import { TipButton } from '../../parts/TipButton.tsx';
import { useEditorUi } from '../../parts/useEditorUi.ts';

/** Whether a tool stays after it has drawn one shape. */
export function ToolLock({ editor }: { readonly editor: Editor }) {
  const isLocked = useEditorUi(editor, (ui) => ui.toolLocked);
  const Icon = isLocked ? Lock : LockOpen;
  return (
    <TipButton
      label="Lock tool"
      shortcut="Q"
      side="above"
      className="icon-button tool-lock"
      aria-pressed={isLocked}
      aria-keyshortcuts="Q"
      tabIndex={-1}
      onClick={() => editor.setToolLocked(!isLocked)}
    >
      <Icon aria-hidden="true" />
    </TipButton>
  );
}
