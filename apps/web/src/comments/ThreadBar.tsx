import type { Thread } from '@drawbridge/board';
import { Check, Link, RotateCcw, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { TipButton } from '../parts/TipButton.tsx';
import { Ask } from './Ask.tsx';
import type { Discussion } from './discussion.ts';
import type { CommentRights } from './rights.ts';
import { copyThreadLink } from './threadLink.ts';

interface ThreadBarProps {
  readonly discussion: Discussion;
  readonly thread: Thread | undefined;
  readonly rights: CommentRights;
  readonly onClose: () => void;
  readonly onToast: (text: string) => void;
}

/** What can be done with a conversation as a whole. */
export function ThreadBar({ discussion, thread, rights, onClose, onToast }: ThreadBarProps) {
  const [asks, setAsks] = useState(false);
  const { comments } = discussion;
  const remove = () => comments.remove(thread?.comments.map(({ id }) => id) ?? []);
  const copy = async (id: string) => {
    const isCopied = await copyThreadLink(id);
    onToast(isCopied ? 'Link to the comment copied' : 'The browser did not let the link be copied');
  };
  return (
    <>
      <header className="comment-bar">
        <h2>
          {thread?.resolved ? `Resolved by ${thread.resolved.name}` : thread ? 'Comment' : 'New comment'}
        </h2>
        {thread && rights.mayComment ? (
          <TipButton
            label={thread.resolved ? 'Reopen' : 'Resolve'}
            onClick={() => comments.setResolved(thread.id, !thread.resolved)}
          >
            {thread.resolved ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
          </TipButton>
        ) : null}
        {thread ? (
          <TipButton label="Copy link" onClick={() => void copy(thread.id)}>
            <Link aria-hidden="true" />
          </TipButton>
        ) : null}
        {thread && rights.mayEdit ? (
          <TipButton label="Delete thread" onClick={() => setAsks(true)}>
            <Trash2 aria-hidden="true" />
          </TipButton>
        ) : null}
        <TipButton label="Close" shortcut="Escape" onClick={onClose}>
          <X aria-hidden="true" />
        </TipButton>
      </header>
      {asks && thread ? (
        <Ask
          question={`Delete this thread with ${thread.comments.length === 1 ? 'its comment' : `all ${thread.comments.length} comments`}, for everybody?`}
          verb="Delete"
          onYes={remove}
          onNo={() => setAsks(false)}
        />
      ) : null}
    </>
  );
}
