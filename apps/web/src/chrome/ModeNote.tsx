import type { Editor } from '@drawbridge/editor';
import { Eye, Leaf } from 'lucide-react';
import { roleBadge } from '../access/words.ts';
import { appSettings } from '../appSettings.ts';
import type { Panels } from '../board/usePanels.ts';
import type { ConnectionView } from '../connection/connectionView.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { ShortcutText } from '../parts/ShortcutText.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import './modeNote.css';

interface ModeNoteProps {
  readonly editor: Editor;
  readonly panels: Panels;
  readonly role: ConnectionView['role'];
}

/** The way back out of the modes in which parts of the page are not there; or that there is none, for who may not edit. */
export function ModeNote({ editor, panels, role }: ModeNoteProps) {
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  const mayEdit = useEditorUi(editor, (ui) => ui.mayEdit);
  if (!panels.isZen && !isReadOnly) return null;
  const leave = (run: () => void) => () => {
    run();
    focusCanvas();
  };
  return (
    <div className="mode-note" data-zen={panels.isZen}>
      {mayEdit ? null : (
        <p className="mode-badge">
          <Eye aria-hidden="true" />
          {roleBadge(role, appSettings.readOnly)}
        </p>
      )}
      {isReadOnly && mayEdit ? (
        <button
          type="button"
          className="mode-way-out"
          onClick={leave(() => editor.runAction('toggleReadOnly'))}
        >
          <Eye aria-hidden="true" />
          Leave view mode
          <ShortcutText shortcut="Alt+R" />
        </button>
      ) : null}
      {panels.isZen ? (
        <button type="button" className="mode-way-out" onClick={leave(panels.toggleZen)}>
          <Leaf aria-hidden="true" />
          Leave zen mode
          <ShortcutText shortcut="Alt+Z" />
        </button>
      ) : null}
    </div>
  );
}
