import type { Editor } from '@drawbridge/editor';
import { useEffect, useRef } from 'react';
import type { Theme } from '../theme/theme.ts';
import './canvas.css';

interface CanvasProps {
  readonly editor: Editor;
  readonly theme: Theme;
}

/** Where the editor draws. React renders this element once and never what is inside it. */
export function Canvas({ editor, theme }: CanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current === null ? undefined : editor.attach(host.current)), [editor]);
  useEffect(() => editor.setTheme(theme), [editor, theme]);
  return (
    <>
      <div
        ref={host}
        className="canvas"
        role="application"
        aria-label="Whiteboard canvas"
        aria-describedby="canvas-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard itself
        tabIndex={0}
        data-testid="canvas"
      />
      <p id="canvas-keys" hidden>
        Tab goes from shape to shape, Escape and then Tab leaves the canvas. A letter takes a tool, Enter
        draws with it. Question mark tells all keys.
      </p>
    </>
  );
}
