import type { Editor } from '@drawbridge/editor';
import { useEffect, useState } from 'react';
import { hitWords, keepPlace, NO_HITS, step } from './hits.ts';

/** The query, what it found, and the way from one hit to the next. */
export function useSearch(editor: Editor) {
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState(NO_HITS);
  // What is found for a new query is gone to at once; what is found later only counts.
  useEffect(() => {
    let isNew = true;
    return editor.searchText(query.trim(), (ids) => {
      if (isNew && ids[0] !== undefined) editor.goToShape(ids[0]);
      setHits(isNew ? { ids, at: 0 } : (known) => keepPlace(known, ids));
      isNew = false;
    });
  }, [editor, query]);

  return {
    query,
    setQuery,
    words: hitWords(query, hits),
    hasHits: hits.ids.length > 0,
    walk(direction: 1 | -1) {
      const next = step(hits, direction);
      const id = next.ids[next.at];
      if (id !== undefined) editor.goToShape(id);
      setHits(next);
    },
  };
}
