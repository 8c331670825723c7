import type { Comment, CommentWords } from '@drawbridge/board';
import { useState } from 'react';
import { Avatar } from '../chrome/Avatar.tsx';
import { relativeTime } from '../parts/relativeTime.ts';
import { SignedInMark } from '../people/SignedInMark.tsx';
import { Ask } from './Ask.tsx';
import { CommentField } from './CommentField.tsx';
import { CommentText } from './CommentText.tsx';
import { namesIn } from './mentions.ts';

interface SaidProps {
  readonly comment: Comment;
  readonly names: () => readonly string[];
  readonly mayChange: boolean;
  readonly mayRemove: boolean;
  readonly onEdit: (words: CommentWords) => void;
  readonly onRemove: () => void;
}

/** One comment of a conversation. */
export function Said({ comment, names, mayChange, mayRemove, onEdit, onRemove }: SaidProps) {
  const [state, setState] = useState<'shown' | 'edited' | 'asked'>('shown');
  const { author, createdMs, editedMs, text } = comment;
  const show = () => setState('shown');
  const edit = (next: string) => {
    onEdit({ text: next, names: namesIn(next, names()) });
    show();
    return true;
  };
  return (
    <li className="comment">
      <Avatar profile={author} />
      <div className="comment-body">
        <p className="comment-head">
          <span className="comment-author">{author.name}</span>
          {author.isKnown ? <SignedInMark /> : null}
          <time dateTime={new Date(createdMs).toISOString()}>
            {relativeTime(createdMs, Date.now())}
            {editedMs === undefined ? '' : ', edited'}
          </time>
        </p>
        {state === 'edited' ? (
          <CommentField
            label="Edit comment"
            verb="Save"
            initial={text}
            names={names}
            onSay={edit}
            onCancel={show}
          />
        ) : (
          <CommentText comment={comment} />
        )}
        {state === 'asked' ? (
          <Ask question="Delete this comment?" verb="Delete" onYes={onRemove} onNo={show} />
        ) : null}
        {state === 'shown' && (mayChange || mayRemove) ? (
          <p className="comment-acts">
            {mayChange ? (
              <button type="button" onClick={() => setState('edited')}>
                Edit
              </button>
            ) : null}
            {mayRemove ? (
              <button type="button" onClick={() => setState('asked')}>
                Delete
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}
