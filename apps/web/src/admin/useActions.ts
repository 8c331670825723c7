import { useCallback, useState } from 'react';
import type { ToastNote } from '../parts/Toast.tsx';
import type { AdminRequests } from './adminRequests.ts';
import type { AskedAction } from './askedAction.ts';
import { doneText } from './questionWords.ts';

interface ActionsDeps {
  readonly requests: AdminRequests;
  readonly onNote: (note: ToastNote) => void;
  readonly onSignedOut: () => void;
}

/** Asks before something is done, does it, and says how that went. */
export function useActions({ requests, onNote, onSignedOut }: ActionsDeps) {
  const [asked, setAsked] = useState<AskedAction>();
  const [changes, setChanges] = useState(0);
  const cancel = useCallback(() => setAsked(undefined), []);

  const run = async (): Promise<void> => {
    if (!asked) return;
    cancel();
    const answer = await requests.act(asked.boardId, asked.action);
    // What is shown is read anew, also when it was not done: somebody else may have done it.
    setChanges((count) => count + 1);
    if (answer.kind === 'done') onNote({ tone: 'done', text: doneText(asked) });
    else if (answer.isSignedOut) onSignedOut();
    else onNote({ tone: 'problem', text: answer.text });
  };

  return { asked, ask: setAsked, cancel, run, changes };
}
