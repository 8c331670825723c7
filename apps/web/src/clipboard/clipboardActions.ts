import type { Editor } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import type { Clipboard } from './clipboard.ts';

type Declaration = Omit<AnyAction, 'isChecked' | 'run' | 'group'> & { run(): Promise<void> };

/** Copying and pasting, in the form of the editor's own actions. */
export function clipboardActions(editor: Editor, clipboard: Clipboard): readonly AnyAction[] {
  const hasSelection = (): boolean => editor.selectedIds.size > 0;
  const hasShapes = (): boolean => !editor.ui.isEmpty;
  const canPaste = (): boolean => !editor.ui.isReadOnly;
  const declared: readonly Declaration[] = [
    {
      id: 'cut',
      label: 'Cut',
      keys: ['Mod+X'],
      icon: 'scissors',
      menu: 'selection',
      keysMakeEvents: true,
      isEnabled: hasSelection,
      run: clipboard.cut,
    },
    {
      id: 'copy',
      label: 'Copy',
      keys: ['Mod+C'],
      icon: 'copy',
      menu: 'selection',
      keysMakeEvents: true,
      isEnabled: hasSelection,
      run: clipboard.copy,
    },
    {
      id: 'paste',
      label: 'Paste',
      keys: ['Mod+V'],
      icon: 'clipboard-paste',
      menu: 'both',
      keysMakeEvents: true,
      isEnabled: canPaste,
      run: () => clipboard.paste(false),
    },
    {
      id: 'pastePlain',
      label: 'Paste as plain text',
      keys: ['Mod+Shift+V'],
      keysMakeEvents: true,
      isEnabled: canPaste,
      run: () => clipboard.paste(true),
    },
    {
      id: 'copyAsPng',
      label: 'Copy as PNG',
      keys: ['Alt+Shift+C'],
      icon: 'image-down',
      submenu: 'Copy as picture',
      menu: 'both',
      isEnabled: hasShapes,
      run: () => clipboard.copyPicture('png'),
    },
    {
      id: 'copyAsSvg',
      label: 'Copy as SVG',
      keys: [],
      icon: 'image-down',
      submenu: 'Copy as picture',
      menu: 'both',
      isEnabled: hasShapes,
      run: () => clipboard.copyPicture('svg'),
    },
  ];
  return declared.map(({ run, ...action }) => ({
    ...action,
    group: 'Edit',
    isChecked: () => undefined,
    run: () => void run(),
  }));
}
