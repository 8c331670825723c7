import type { ItemId, Library } from '@drawbridge/board';
import { createImageSource, type Editor } from '@drawbridge/editor';
import { Download, FolderOpen, LibraryBig, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Files } from '../files/files.ts';
import { pickFile } from '../openFile/pickFile.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { useSource } from '../parts/useSource.ts';
import type { Theme } from '../theme/theme.ts';
import { LibraryItems } from './LibraryItems.tsx';
import { removedWords } from './words.ts';
import './library.css';

export interface LibraryPanelProps {
  readonly library: Library;
  readonly editor: Editor;
  readonly files: Files;
  readonly theme: Theme;
  /** What the board is called, and so the file. */
  readonly name: string;
  readonly onAddSelection: () => void;
  /** A file was chosen. */
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}

interface Removed {
  readonly words: string;
  readonly putBack: () => void;
}

/** What everybody on the board has at hand, to be put on it again and again. */
export function LibraryPanel(props: LibraryPanelProps) {
  const { library, editor, files, theme, name, onAddSelection, onFile, onClose } = props;
  const items = useSource(library);
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  const hasSelection = useEditorUi(editor, () => editor.selectedIds.size > 0);
  const pictures = useMemo(() => createImageSource(files), [files]);
  const [removed, setRemoved] = useState<Removed>();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => firstButton(panel.current)?.focus({ preventScroll: true }), []);

  const close = (): void => {
    onClose();
    focusCanvas();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const remove = (id: ItemId, called: string): void => {
    setRemoved({ words: removedWords(called), putBack: library.remove(id) });
    // What had the focus is gone with it.
    panel.current?.focus();
  };
  const putBack = (): void => {
    removed?.putBack();
    setRemoved(undefined);
    panel.current?.focus();
  };
  const save = async (): Promise<void> => {
    const { saveLibrary } = await import('./saveLibrary.ts');
    saveLibrary(items, name);
  };
  const pick = (): void => pickFile(onFile);

  return (
    <aside ref={panel} className="panel library" aria-label="Library" tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="library-bar">
        <h2>Library</h2>
        <TipButton label="Save as a file" disabled={items.length === 0} onClick={() => void save()}>
          <Download aria-hidden="true" />
        </TipButton>
        {isReadOnly || items.length === 0 ? null : (
          <TipButton label="Add a library file" onClick={pick}>
            <FolderOpen aria-hidden="true" />
          </TipButton>
        )}
        <TipButton label="Close" shortcut="Escape" onClick={close}>
          <X aria-hidden="true" />
        </TipButton>
      </header>
      {items.length === 0 ? <Nothing isReadOnly={isReadOnly} onPick={pick} /> : null}
      <LibraryItems items={items} {...{ library, editor, theme, pictures, isReadOnly }} onRemove={remove} />
      <p className="library-note" role="status">
        {removed ? (
          <>
            <span>{removed.words}</span>
            <button type="button" className="button outlined" onClick={putBack}>
              Put back
            </button>
          </>
        ) : null}
      </p>
      {isReadOnly ? null : (
        <button
          type="button"
          className="button outlined library-add"
          disabled={!hasSelection}
          onClick={onAddSelection}
        >
          <Plus aria-hidden="true" />
          {hasSelection ? 'Add what is selected' : 'Select something to add it'}
        </button>
      )}
    </aside>
  );
}

function firstButton(panel: HTMLElement | null): HTMLElement | null {
  const first = panel?.querySelector<HTMLElement>('.library-put:enabled, .library-pick');
  return first ?? panel;
}

function Nothing({ isReadOnly, onPick }: { readonly isReadOnly: boolean; readonly onPick: () => void }) {
  return (
    <div className="library-nothing">
      <LibraryBig aria-hidden="true" />
      <p>Nothing is in the library of this board yet.</p>
      {isReadOnly ? null : (
        <>
          <p>
            What you put here, everybody on the board has at hand: a library file of Excalidraw, or what you
            select.
          </p>
          <button type="button" className="button primary library-pick" onClick={onPick}>
            <FolderOpen aria-hidden="true" />
            Add a library file
          </button>
        </>
      )}
    </div>
  );
}
