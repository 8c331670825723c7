import type { Editor } from '@drawbridge/editor';
import { type MouseEvent, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { styleChoices } from '../board/lazyParts.ts';
import { useEditorUi } from '../parts/useEditorUi.ts';
import type { Theme } from '../theme/theme.ts';
import { hexOf } from './colorText.ts';
import { Swatch } from './Swatch.tsx';
import type { StyleOpener, StylePart } from './styleOpener.ts';
import './stylePanel.css';

interface StylePanelProps {
  readonly editor: Editor;
  readonly theme: Theme;
  readonly opener: StyleOpener;
}

/**
 * How shapes look, those selected or those to come. On a wide screen the panel is there as long as there is something to
 * choose; on a narrow one a button among the tools, showing the current colour, opens and closes it (the style sheet decides
 * which).
 */
export function StylePanel({ editor, theme, opener }: StylePanelProps) {
  const color = useEditorUi(editor, (ui) => ui.style.color);
  const hasStyle = useEditorUi(editor, (ui) => Object.keys(ui.style).length > 0);
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState<StylePart>();
  const root = useRef<HTMLDivElement>(null);
  const onAnswered = useCallback(() => setAsked(undefined), []);

  // Before the page is painted: what looks ready takes keys.
  useLayoutEffect(
    () =>
      opener.onOpen((part) => {
        // Only then is known which shapes are in question: the key before may have taken a tool.
        requestAnimationFrame(() => {
          if (Object.keys(editor.ui.style).length === 0) return;
          setIsOpen(true);
          setAsked(part);
        });
      }),
    [opener, editor],
  );
  useLayoutEffect(() => {
    return isOpen ? closeOutside(root.current, () => setIsOpen(false)) : undefined;
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: not an interaction, it only leaves focus where it is
    <div className="style" ref={root} data-open={isOpen && hasStyle} onMouseDown={keepFocusOfButtons}>
      <button
        type="button"
        className="icon-button style-toggle"
        aria-label="Style"
        aria-expanded={isOpen && hasStyle}
        disabled={!hasStyle}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Swatch color={color === undefined || color === 'mixed' ? undefined : hexOf(color, theme)} />
      </button>
      {hasStyle ? (
        <Suspense>
          <styleChoices.Part editor={editor} theme={theme} asked={asked} onAnswered={onAnswered} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** A press beside the panel, or Escape while nothing else is open. */
function closeOutside(panel: HTMLElement | null, close: () => void): () => void {
  const onPress = ({ target }: Event) => {
    if (target instanceof Node && panel?.contains(target) !== true) close();
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && document.querySelector(':popover-open') === null) close();
  };
  document.addEventListener('pointerdown', onPress, true);
  document.addEventListener('keydown', onKey, true);
  return () => {
    document.removeEventListener('pointerdown', onPress, true);
    document.removeEventListener('keydown', onKey, true);
  };
}

/** A click on a button leaves the keyboard with the canvas; one on a field wants it there. */
function keepFocusOfButtons(event: MouseEvent): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}
