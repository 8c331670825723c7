import { mayDo, type Role } from '@drawbridge/protocol';
import { Suspense, useEffect, useEffectEvent } from 'react';
import { comments } from '../board/lazyParts.ts';
import { hasFeature } from '../features.ts';
import { useSource } from '../parts/useSource.ts';
import type { Session } from '../session.ts';
import { useLinkedThread } from './useLinkedThread.ts';

interface CommentsHostProps {
  readonly session: Session;
  readonly role: Role | undefined;
  /** Nothing but the canvas is wanted, or the board as it was once. */
  readonly isHidden: boolean;
  readonly onToast: (text: string) => void;
}

/** Loads what shows comments as soon as there is one, or somebody wants to see or to write one. */
export function CommentsHost(props: CommentsHostProps) {
  return hasFeature('comments') ? <AnyComments {...props} /> : null;
}

function AnyComments({ session, role, isHidden, onToast }: CommentsHostProps) {
  const { discussion } = session;
  const { open, isListed, size } = useSource(discussion);
  const tellMention = useEffectEvent(({ author }: { author: { name: string } }) =>
    onToast(`${author.name} mentioned you in a comment`),
  );
  useEffect(() => discussion.onMention(tellMention), [discussion]);
  useLinkedThread(session);
  if (isHidden || (size === 0 && !open && !isListed)) return null;
  return (
    <Suspense>
      <comments.Part
        session={session}
        mayComment={role === undefined ? session.editor.ui.mayEdit : mayDo(role, 'comment')}
        onToast={onToast}
      />
    </Suspense>
  );
}
