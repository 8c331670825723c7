import { useEffect } from 'react';
import type { Session } from '../session.ts';
import { goToThread } from './goToThread.ts';
import { linkedThread } from './threadLink.ts';

/** Opens the thread that the page's address names, once the board is there. */
export function useLinkedThread({ editor, discussion, provider }: Session): void {
  useEffect(() => {
    const id = linkedThread(window.location.search);
    if (id === undefined) return undefined;
    let isOver = false;
    const open = () => {
      const thread = isOver ? undefined : discussion.comments.get(id);
      if (!thread) return;
      goToThread(editor, thread, discussion.pins.pointOf);
      discussion.open(id);
      const { pathname, hash } = window.location;
      // A reload is not to open it again.
      window.history.replaceState(window.history.state, '', pathname + hash);
    };
    // A board that never comes is the indicator's business.
    provider.synced.then(open, () => {});
    return () => {
      isOver = true;
    };
  }, [editor, discussion, provider]);
}
