import type { Editor } from '@drawbridge/editor';
import type { Panels } from '../board/usePanels.ts';
import { keepFocus } from '../parts/keepFocus.ts';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { StylePanel } from '../style/StylePanel.tsx';
import type { StyleOpener } from '../style/styleOpener.ts';
import type { Theme } from '../theme/theme.ts';
import { HistoryButtons } from './HistoryButtons.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { ZoomControls } from './zoom/ZoomControls.tsx';
import './dock.css';

interface DockProps {
  readonly editor: Editor;
  readonly theme: Theme;
  readonly panels: Panels;
  readonly styleOpener: StyleOpener;
}

/** Everything at the bottom edge: zoom and history, the tools, and the style of what is drawn next. */
export function Dock({ editor, theme, panels, styleOpener }: DockProps) {
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  return (
    <footer className="dock">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: not an interaction, it only leaves focus where it is */}
      <div className="dock-side" onMouseDown={keepFocus}>
        <div className="panel">
          <ZoomControls editor={editor} panels={panels} />
        </div>
        {isReadOnly ? null : (
          <div className="panel">
            <HistoryButtons editor={editor} />
          </div>
        )}
      </div>
      <div className="panel dock-tools">
        <Toolbar editor={editor} panels={panels} />
        {isReadOnly ? null : <StylePanel editor={editor} theme={theme} opener={styleOpener} />}
      </div>
    </footer>
  );
}
