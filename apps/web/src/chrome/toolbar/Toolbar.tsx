import type { Editor } from '@drawbridge/editor';
import { useEffect, useRef } from 'react';
import type { Panels } from '../../board/usePanels.ts';
import { hasFeature } from '../../features.ts';
import { walkButtons } from '../../keyboard/walkButtons.ts';
import { keepFocus } from '../../parts/keepFocus.ts';
import { useEditorUi } from '../../parts/useEditorUi.ts';
import { LibraryButton } from './LibraryButton.tsx';
import { Tool } from './Tool.tsx';
import { ToolGroup } from './ToolGroup.tsx';
import { ToolLock } from './ToolLock.tsx';
import { toolSlots } from './toolSlots.ts';
import './toolbar.css';

/** The tools, drawn from what each says about itself. Where they have no room, they can be pushed sideways. */
export function Toolbar({ editor, panels }: { readonly editor: Editor; readonly panels: Panels }) {
  const tools = useEditorUi(editor, (ui) => ui.tools);
  const toolId = useEditorUi(editor, (ui) => ui.toolId);
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // However it was chosen, one sees which tool it is.
    const chosen = bar.current?.querySelector(`[data-tool="${toolId}"], .tool[aria-pressed="true"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [toolId]);
  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label="Tools"
      onKeyDown={walkButtons}
      onMouseDown={keepFocus}
    >
      {toolSlots(tools).map((slot) =>
        slot.kind === 'tool' ? (
          <Tool
            key={slot.tool.id}
            editor={editor}
            tool={slot.tool}
            isChosen={slot.tool.id === toolId}
            hasTabStop={slot.tool.id === toolId}
          />
        ) : (
          <ToolGroup key={slot.group} editor={editor} toolId={toolId} {...slot} />
        ),
      )}
      {isReadOnly ? null : <ToolLock editor={editor} />}
      {hasFeature('library') ? <LibraryButton panels={panels} /> : null}
    </div>
  );
}
