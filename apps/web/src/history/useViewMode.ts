import type { Editor } from '@drawbridge/editor';
import { useEffect } from 'react';

/** Nothing can be changed for as long as it is used. Afterwards it is as it was. */
export function useViewMode(editor: Editor): void {
  useEffect(() => {
    if (editor.ui.isReadOnly) return;
    editor.runAction('toggleReadOnly');
    return () => {
      if (editor.ui.isReadOnly) editor.runAction('toggleReadOnly');
    };
  }, [editor]);
}
