import type { Editor } from '@drawbridge/editor';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { useSearch } from './useSearch.ts';
import './searchBar.css';

export interface SearchBarProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** Finds text on the board and walks from one place to the next. */
export function SearchBar({ editor, onClose }: SearchBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const { query, setQuery, words, hasHits, walk } = useSearch(editor);
  useLayoutEffect(() => field.current?.focus(), []);

  const close = () => {
    onClose();
    focusCanvas();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isFindAgain = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') walk(event.shiftKey ? -1 : 1);
    else if (isFindAgain) field.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="panel search-bar" aria-label="Find on the board">
      <Search aria-hidden="true" />
      <input
        ref={field}
        aria-label="Text to find"
        placeholder="Find text"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p className="search-count" aria-live="polite">
        {words}
      </p>
      <TipButton label="Previous" shortcut="Shift+Enter" disabled={!hasHits} onClick={() => walk(-1)}>
        <ChevronUp aria-hidden="true" />
      </TipButton>
      <TipButton label="Next" shortcut="Enter" disabled={!hasHits} onClick={() => walk(1)}>
        <ChevronDown aria-hidden="true" />
      </TipButton>
      <TipButton label="Close" shortcut="Escape" onClick={close}>
        <X aria-hidden="true" />
      </TipButton>
    </search>
  );
}
