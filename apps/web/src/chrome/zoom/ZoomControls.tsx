import type { Editor } from '@drawbridge/editor';
import { Minus, Plus } from 'lucide-react';
import { Suspense, type ToggleEvent, useId, useRef, useState } from 'react';
import { zoomMenu } from '../../board/lazyParts.ts';
import type { Panels } from '../../board/usePanels.ts';
import { placeAbove } from '../../parts/placeAbove.ts';
import { TipButton } from '../../parts/TipButton.tsx';
import { useEditorUi } from '../../parts/useEditorUi.ts';
import './zoomMenu.css';

/** Zoom in steps, and between them the figure, which opens all other ways. */
export function ZoomControls({ editor, panels }: { readonly editor: Editor; readonly panels: Panels }) {
  const percent = useEditorUi(editor, (ui) => Math.round(ui.zoom * 100));
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const followToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open') placeAbove(event.currentTarget, button.current);
    setIsOpen(event.newState === 'open');
  };
  return (
    <>
      <TipButton label="Zoom out" shortcut="Mod+-" side="above" onClick={() => editor.runAction('zoomOut')}>
        <Minus aria-hidden="true" />
      </TipButton>
      <span ref={button} className="zoom-anchor">
        <TipButton
          label={`Zoom ${percent} %`}
          side="above"
          className="icon-button zoom-figure"
          aria-haspopup="true"
          aria-expanded={isOpen}
          popoverTarget={menuId}
        >
          {percent} %
        </TipButton>
      </span>
      <div ref={menu} id={menuId} popover="auto" className="popover zoom-menu" onToggle={followToggle}>
        {isOpen ? (
          <Suspense>
            <zoomMenu.Part editor={editor} panels={panels} onDone={() => menu.current?.hidePopover()} />
          </Suspense>
        ) : null}
      </div>
      <TipButton label="Zoom in" shortcut="Mod++" side="above" onClick={() => editor.runAction('zoomIn')}>
        <Plus aria-hidden="true" />
      </TipButton>
    </>
  );
}
