import type { Editor } from '@drawbridge/editor';
import type { Author } from '@drawbridge/protocol';
import type { ThemeName } from '@drawbridge/shapes';
import { useEffect, useRef } from 'react';
import { BesideCanvas } from '../board/BesideCanvas.tsx';
import type { PastBoard } from '../pastBoard.ts';
import { highlightsOf, sharesOf } from './highlights.ts';

interface PastCanvasProps {
  readonly past: PastBoard;
  readonly label: string;
  readonly theme: ThemeName;
  readonly authors: readonly Author[];
  readonly showsChanges: boolean;
  /** Whose view it begins with, and which goes where one looked. */
  readonly beside: Editor;
}

/** An earlier version, over the canvas of today. */
export function PastCanvas({ past, label, theme, authors, showsChanges, beside }: PastCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const { editor, store, changes } = past;

  useEffect(() => {
    if (!host.current) return;
    const detach = editor.attach(host.current);
    editor.setCamera(beside.camera);
    editor.revealShapes();
    return () => {
      beside.setCamera(editor.camera);
      detach();
    };
  }, [editor, beside]);
  useEffect(() => editor.setTheme(theme), [editor, theme]);
  useEffect(() => {
    editor.setCollaborators(showsChanges ? highlightsOf(sharesOf(changes, authors), store) : []);
  }, [editor, store, changes, authors, showsChanges]);

  return (
    <BesideCanvas>
      <div
        ref={host}
        className="canvas past-canvas"
        data-testid="past-canvas"
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned and zoomed by keys, like the canvas of today
        tabIndex={0}
      />
    </BesideCanvas>
  );
}
