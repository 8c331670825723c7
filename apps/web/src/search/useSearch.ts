import type { Editor } from '@drawbridge/editor';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Hits, hitWords, keepPlace, NO_HITS, step } from './hits.ts';

/** The query, what it found, and the way from one hit to the next. */
export function useSearch(editor: Editor) {
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState(NO_HITS);
  /** The same, also between a find and the render that shows it. */
  const found = useRef(NO_HITS);
  /** Steps that were asked for before anything was found for this query: they are taken when it is. */
  const stepsAhead = useRef<number>(undefined);
  const show = useCallback((next: Hits): void => {
    found.current = next;
    setHits(next);
  }, []);
  const goTo = useCallback(
    (next: Hits): void => {
      const id = next.ids[next.at];
      if (id !== undefined) editor.goToShape(id);
      show(next);
    },
    [editor, show],
  );

  // What is found for a new query is gone to at once; what is found later only counts.
  useEffect(() => {
    stepsAhead.current = 0;
    return editor.searchText(query.trim(), (ids) => {
      const ahead = stepsAhead.current;
      stepsAhead.current = undefined;
      if (ahead === undefined) show(keepPlace(found.current, ids));
      else goTo(step({ ids, at: 0 }, ahead));
    });
  }, [editor, goTo, show, query]);

  return {
    query,
    setQuery,
    words: hitWords(query, hits),
    hasHits: hits.ids.length > 0,
    walk(direction: 1 | -1) {
      if (stepsAhead.current === undefined) goTo(step(found.current, direction));
      else stepsAhead.current += direction;
    },
  };
}
