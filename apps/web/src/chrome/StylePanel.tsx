import type { Editor } from '@drawbridge/editor';
import { useEffect, useRef, useState } from 'react';
import { keepFocus } from '../parts/keepFocus.ts';
import { useEditorUi } from '../parts/useEditorUi.ts';
import type { Theme } from '../theme/theme.ts';
import { StyleChoices } from './StyleChoices.tsx';
import { swatchColor } from './swatchColor.ts';
import './stylePanel.css';

interface StylePanelProps {
  readonly editor: Editor;
  readonly theme: Theme;
}

/**
 * Colour, width and fill. On a wide screen the panel is always there; on a narrow one a button among the tools,
 * showing the current colour, opens and closes it (the style sheet decides which).
 */
export function StylePanel({ editor, theme }: StylePanelProps) {
  const color = useEditorUi(editor, (ui) => ui.style.color);
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const close = () => setIsOpen(false);
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) close();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    document.addEventListener('keydown', closeOnEscape, true);
    return () => {
      document.removeEventListener('pointerdown', closeOutside, true);
      document.removeEventListener('keydown', closeOnEscape, true);
    };
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: not an interaction, it only leaves focus where it is
    <div className="style" ref={root} data-open={isOpen} onMouseDown={keepFocus}>
      <button
        type="button"
        className="icon-button style-toggle"
        aria-label="Style"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="swatch-dot" style={{ background: swatchColor(color, theme) }} />
      </button>
      <StyleChoices editor={editor} theme={theme} />
    </div>
  );
}
