import type { Comment } from '@drawbridge/board';
import { textParts } from './textParts.ts';

interface CommentTextProps {
  readonly comment: Pick<Comment, 'text' | 'names'>;
}

/** What a comment says, as plain text. Only web addresses can be pressed. */
export function CommentText({ comment: { text, names } }: CommentTextProps) {
  let at = 0;
  return (
    <p className="comment-text" dir="auto">
      {textParts(text, names).map((part) => {
        const key = at;
        at += part.text.length;
        if (part.kind === 'text') return part.text;
        if (part.kind === 'mention')
          return (
            <span key={key} className="comment-mention">
              {part.text}
            </span>
          );
        return (
          <a key={key} href={part.link} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        );
      })}
    </p>
  );
}
