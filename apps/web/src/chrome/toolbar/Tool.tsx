import type { Editor, ToolButton } from '@drawbridge/editor';
import { TipButton } from '../../parts/TipButton.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import { keyHint } from './toolSlots.ts';

interface ToolProps {
  readonly editor: Editor;
  readonly tool: ToolButton;
  readonly isChosen: boolean;
  /** Tab comes to one button of the toolbar; arrows go on from there. */
  readonly hasTabStop: boolean;
  readonly onChoose?: () => void;
}

/** The button of one tool. */
export function Tool({ editor, tool, isChosen, hasTabStop, onChoose }: ToolProps) {
  const { id, label, icon, shortcuts } = tool;
  const choose = () => {
    editor.setTool(id);
    onChoose?.();
  };
  return (
    <TipButton
      label={label}
      shortcut={shortcuts[0]}
      side="above"
      className="icon-button tool"
      aria-pressed={isChosen}
      aria-keyshortcuts={shortcuts.length === 0 ? undefined : shortcuts.join(' ')}
      tabIndex={hasTabStop ? 0 : -1}
      data-tool={id}
      data-key={keyHint(tool)}
      onClick={choose}
    >
      <ToolIcon name={icon} />
    </TipButton>
  );
}
