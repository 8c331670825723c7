import type { Editor } from '@drawbridge/editor';
import { useLayoutEffect } from 'react';

/** Nothing can be changed for as long as it is used. Afterwards it is as it was. */
export function useViewMode(editor: Editor): void {
  // Before the page is painted: what looks as if nothing could be changed takes no key that would.
  useLayoutEffect(() => {
    if (editor.ui.isReadOnly) return;
    editor.runAction('toggleReadOnly');
    return () => {
      if (editor.ui.isReadOnly) editor.runAction('toggleReadOnly');
    };
  }, [editor]);
}
