import type { Editor } from '@drawbridge/editor';
import { Minus, Plus } from 'lucide-react';
import { TipButton } from '../parts/TipButton.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';

/** Zoom in steps, and the figure between them as the way back to 100 %. */
export function ZoomControls({ editor }: { readonly editor: Editor }) {
  const percent = useEditorUi(editor, (ui) => Math.round(ui.zoom * 100));
  return (
    <>
      <TipButton label="Zoom out" shortcut="Mod+-" side="above" onClick={() => editor.runAction('zoomOut')}>
        <Minus aria-hidden="true" />
      </TipButton>
      <TipButton
        label={`Zoom ${percent} %, back to 100 %`}
        shortcut="Mod+0"
        side="above"
        className="icon-button zoom-figure"
        onClick={() => editor.runAction('resetZoom')}
      >
        {percent} %
      </TipButton>
      <TipButton label="Zoom in" shortcut="Mod++" side="above" onClick={() => editor.runAction('zoomIn')}>
        <Plus aria-hidden="true" />
      </TipButton>
    </>
  );
}
