import type { Editor } from '@drawbridge/editor';
import { walkButtons } from '../keyboard/walkButtons.ts';
import { keepFocus } from '../parts/keepFocus.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { ToolIcon } from './ToolIcon.tsx';
import { ToolLock } from './ToolLock.tsx';
import './toolbar.css';

/** The tools, drawn from what each says about itself. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const tools = useEditorUi(editor, (ui) => ui.tools);
  const toolId = useEditorUi(editor, (ui) => ui.toolId);
  return (
    <div
      className="toolbar"
      role="toolbar"
      aria-label="Tools"
      onKeyDown={walkButtons}
      onMouseDown={keepFocus}
    >
      {tools.map(({ id, label, icon, shortcuts }) => (
        <TipButton
          key={id}
          label={label}
          shortcut={shortcuts[0]}
          side="above"
          className="icon-button tool"
          aria-pressed={id === toolId}
          aria-keyshortcuts={shortcuts.join(' ')}
          tabIndex={id === toolId ? 0 : -1}
          data-tool={id}
          onClick={() => editor.setTool(id)}
        >
          <ToolIcon name={icon} />
        </TipButton>
      ))}
      <ToolLock editor={editor} />
    </div>
  );
}
