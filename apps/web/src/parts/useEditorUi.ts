import type { Editor, EditorUi } from '@drawbridge/editor';
import { useSyncExternalStore } from 'react';

/**
 * One value out of the editor's snapshot. The component renders again only when that value changes; `select` must
 * return something the snapshot holds, or a primitive.
 */
export function useEditorUi<T>(editor: Editor, select: (ui: EditorUi) => T): T {
  return useSyncExternalStore(editor.onUiChange, () => select(editor.ui));
}
