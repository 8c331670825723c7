import type { Editor } from '@drawbridge/editor';
import { useLayoutEffect, useState } from 'react';

/** Says what happens on the canvas, for those who cannot see it. */
export function Announcer({ editor }: { readonly editor: Editor }) {
  const [{ words, turn }, setSaid] = useState({ words: '', turn: 0 });
  // Before the page is painted: what looks ready is used, and what is done then is said, too.
  useLayoutEffect(
    () => editor.onAnnouncement((next) => setSaid((last) => ({ words: next, turn: last.turn + 1 }))),
    [editor],
  );
  return (
    <p className="sr-only" aria-live="polite" data-testid="announcer">
      {words}
      {/* The same words again are only read again if the text is another one. */}
      {turn % 2 === 0 ? '' : '\u00a0'}
    </p>
  );
}
