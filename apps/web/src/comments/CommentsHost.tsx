import { mayDo, type Role } from '@drawbridge/protocol';
import { Suspense, useEffectEvent, useLayoutEffect, useState } from 'react';
import { comments } from '../board/lazyParts.ts';
import { hasFeature } from '../features.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { useSource } from '../parts/useSource.ts';
import type { Session } from '../session.ts';
import type { OpenThread } from './discussion.ts';
import { useLinkedThread } from './useLinkedThread.ts';
import { WaitingField } from './WaitingField.tsx';

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
  const [begun, setBegun] = useState<{ readonly text: string; readonly in: OpenThread }>();
  const tellMention = useEffectEvent(({ author }: { author: { name: string } }) =>
    onToast(`${author.name} mentioned you in a comment`),
  );
  useLayoutEffect(() => discussion.onMention(tellMention), [discussion]);
  useLinkedThread(session);
  if (isHidden || (size === 0 && !open && !isListed)) return null;
  const mayComment = role === undefined ? session.editor.ui.mayEdit : mayDo(role, 'comment');
  const close = () => {
    discussion.close();
    focusCanvas();
  };
  const field =
    open && mayComment ? (
      <WaitingField onType={(text) => setBegun({ text, in: open })} onClose={close} />
    ) : null;
  return (
    <Suspense fallback={field}>
      <comments.Part
        session={session}
        mayComment={mayComment}
        begun={begun?.in === open ? begun?.text : undefined}
        onToast={onToast}
      />
    </Suspense>
  );
}
