import { MessageCircle } from 'lucide-react';
import { TipButton } from '../parts/TipButton.tsx';
import { useSource } from '../parts/useSource.ts';
import type { Discussion } from './discussion.ts';
import { commentsLabel } from './words.ts';
import './commentsButton.css';

/** Two digits have room in the badge. */
const MAX_SHOWN = 99;

/** Opens and closes the list of conversations, and says how many have something new. */
export function CommentsButton({ discussion }: { readonly discussion: Discussion }) {
  const { isListed, unread } = useSource(discussion);
  const count = discussion.unread.threads;
  return (
    <TipButton
      label={commentsLabel(count)}
      className="icon-button comments-button"
      aria-expanded={isListed}
      onClick={() => (isListed ? discussion.unlist() : discussion.list())}
    >
      <MessageCircle aria-hidden="true" />
      {unread.size > 0 && count > 0 ? (
        <span className="comments-badge" data-count={count > MAX_SHOWN ? `${MAX_SHOWN}+` : count} />
      ) : null}
    </TipButton>
  );
}
