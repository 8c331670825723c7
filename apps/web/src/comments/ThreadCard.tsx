import type { Thread } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { CommentField } from './CommentField.tsx';
import type { Discussion, OpenThread } from './discussion.ts';
import type { PinSource } from './pinSource.ts';
import { placeCard } from './placeCard.ts';
import { type CommentRights, mayChange, mayRemove } from './rights.ts';
import { Said } from './Said.tsx';
import { ThreadBar } from './ThreadBar.tsx';

interface ThreadCardProps {
  readonly editor: Editor;
  readonly discussion: Discussion;
  readonly source: PinSource;
  readonly open: OpenThread;
  /** What was typed before this could be shown. */
  readonly begun: string | undefined;
  readonly rights: CommentRights;
  readonly onToast: (text: string) => void;
}

/** A conversation beside its pin, or the field in which one begins. */
export function ThreadCard(props: ThreadCardProps) {
  const { editor, discussion, source, open, begun, rights, onToast } = props;
  const card = useRef<HTMLElement>(null);
  const { comments } = discussion;
  const thread = open.kind === 'thread' ? comments.get(open.id) : undefined;
  const point = useEffectEvent(() => {
    if (open.kind === 'new') return editor.pageToScreen(open.wish.point);
    return thread && source.threadPoint(thread);
  });

  useLayoutEffect(() => {
    const place = () => {
      const at = point();
      if (card.current && at) placeCard(card.current, at);
    };
    place();
    return editor.onFrame(place);
  }, [editor]);
  useLayoutEffect(() => {
    const at = point();
    if (card.current && at && thread) placeCard(card.current, at);
  }, [thread]);
  useLayoutEffect(() => {
    if (!card.current?.contains(document.activeElement)) card.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    // What was deleted had the keyboard, and nothing has it now.
    return () => {
      if (document.activeElement === document.body && !document.querySelector('.comment-card')) focusCanvas();
    };
  }, []);
  useCloseOnCanvas(() => {
    const field = card.current?.querySelector('textarea');
    if (!field?.value.trim()) discussion.close();
  });

  const close = () => {
    const pin = document.querySelector<HTMLElement>('.pin[data-open="true"]');
    discussion.close();
    if (pin) pin.focus();
    else focusCanvas();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const say = (text: string) => {
    const isSaid = discussion.say(text, namesSeen(editor, comments.threads()));
    if (!isSaid) onToast('This board has as many comments as it can hold');
    return isSaid;
  };
  const unsaidKey = thread?.id;
  const keep = (text: string) => void discussion.unsaid.set(unsaidKey, text);
  const names = () => namesSeen(editor, comments.threads());
  const title = thread ? `Comment by ${thread.comments[0].author.name}` : 'New comment';

  return (
    <section
      ref={card}
      className="panel comment-card"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <ThreadBar discussion={discussion} thread={thread} rights={rights} onClose={close} onToast={onToast} />
      {thread ? (
        <ol className="comment-list">
          {thread.isBeheaded ? <li className="comment-note">The first comment was deleted.</li> : null}
          {thread.comments.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              names={names}
              mayChange={mayChange(comment, discussion, rights)}
              mayRemove={mayRemove(comment, discussion, rights)}
              onEdit={(words) => comments.edit(comment.id, words)}
              onRemove={() => comments.remove([comment.id])}
            />
          ))}
        </ol>
      ) : null}
      {rights.mayComment ? (
        <CommentField
          label={thread ? 'Reply' : 'Write a comment'}
          verb={thread ? 'Reply' : 'Comment'}
          names={names}
          initial={discussion.unsaid.get(unsaidKey) ?? begun}
          onSay={say}
          onType={keep}
        />
      ) : (
        <p className="comment-note">You can read the comments on this board.</p>
      )}
    </section>
  );
}

/** Everybody who is here, and who wrote something. */
function namesSeen({ together }: Editor, threads: Iterable<Thread>): readonly string[] {
  const names = new Set(together.current.others.map(({ name }) => name));
  for (const { comments } of threads) for (const { author } of comments) names.add(author.name);
  return [...names];
}

/** A press on the board is about the board. */
function useCloseOnCanvas(onPress: () => void): void {
  const press = useEffectEvent((event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('.canvas')) onPress();
  });
  useLayoutEffect(() => {
    const listen = (event: PointerEvent) => press(event);
    document.addEventListener('pointerdown', listen, { capture: true });
    return () => document.removeEventListener('pointerdown', listen, { capture: true });
  }, []);
}
