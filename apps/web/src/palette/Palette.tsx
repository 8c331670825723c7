import type { Editor } from '@drawbridge/editor';
import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type AnyAction, allActions } from '../actions/anyAction.ts';
import { walkGrid } from '../keyboard/walkGrid.ts';
import { browserStorage } from '../storedValue.ts';
import { PaletteLine } from './PaletteLine.tsx';
import { type FoundItem, findItems, type PaletteItem, paletteItems } from './paletteItems.ts';
import { readRecent, rememberRecent } from './recentIds.ts';
import '../parts/dialog.css';
import './palette.css';

export interface PaletteProps {
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
  readonly onClose: () => void;
}

/** Everything that can be done, found by a few letters of its name. */
export function Palette({ editor, pageActions, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  // What can be done is asked once: behind the dialog nothing of one's own changes.
  const items = useMemo(
    () => paletteItems(editor.ui.tools, editor.setTool, otherActions(editor, pageActions)),
    [editor, pageActions],
  );
  const recentIds = useMemo(() => readRecent(browserStorage()), []);
  const found = useMemo(() => findItems(items, query, recentIds), [items, query, recentIds]);
  const current = found[at];

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useLayoutEffect(() => {
    if (current) document.getElementById(lineId(listId, current))?.scrollIntoView({ block: 'nearest' });
  }, [current, listId]);

  const choose = (item: PaletteItem) => {
    rememberRecent(browserStorage(), item.id);
    // Closed first, so that the focus is back on the board, and what opens next can take it.
    dialog.current?.close();
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = isCaretKey(event.key) ? undefined : walkGrid(event.key, at, found.length);
    if (event.key === 'Enter') {
      if (current) choose(current.item);
    } else if (next === undefined || found.length === 0) return;
    else setAt(next);
    event.preventDefault();
  };
  // Escape; when it was closed here, it is gone already, and something else may be open.
  const closed = () => {
    if (dialog.current?.open === false) onClose();
  };
  const closeOutside = (event: PointerEvent) => {
    if (event.target === dialog.current) onClose();
  };

  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label="Commands"
      onClose={closed}
      onPointerDown={closeOutside}
    >
      <div className="palette-query">
        <Search aria-hidden="true" />
        <input
          role="combobox"
          aria-label="Find a command or a tool"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current ? lineId(listId, current) : undefined}
          aria-autocomplete="list"
          placeholder="What would you like to do?"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label="Commands" className="palette-list">
        {found.map((one, index) => (
          <PaletteLine
            key={one.item.id}
            id={lineId(listId, one)}
            found={one}
            isCurrent={index === at}
            onPoint={() => setAt(index)}
            onChoose={() => choose(one.item)}
          />
        ))}
      </div>
      {found.length === 0 ? <p className="palette-nothing">Nothing is called that.</p> : null}
      <p className="sr-only" aria-live="polite">
        {found.length === 1 ? '1 command' : `${found.length} commands`}
      </p>
    </dialog>
  );
}

/** The palette need not offer itself, nor what only makes sense as a key. */
function otherActions(editor: Editor, pageActions: readonly AnyAction[]): readonly AnyAction[] {
  return allActions(editor, pageActions).filter(({ id }) => !['palette', 'openMenu', 'cancel'].includes(id));
}

/** In a field these move the caret. */
function isCaretKey(key: string): boolean {
  return ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}

function lineId(listId: string, { item }: FoundItem): string {
  return `${listId} ${item.id}`.replaceAll(' ', '-');
}
