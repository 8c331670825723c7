import { useEffect, useMemo } from 'react';
import { BesideCanvas } from '../board/BesideCanvas.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { useSource } from '../parts/useSource.ts';
import type { Session } from '../session.ts';
import { CommentsPanel } from './CommentsPanel.tsx';
import { Pins } from './Pins.tsx';
import { createPinSource } from './pinSource.ts';
import { ThreadCard } from './ThreadCard.tsx';
import './pins.css';
import './comments.css';
import './commentsPanel.css';

export interface CommentsPartProps {
  readonly session: Session;
  readonly mayComment: boolean;
  /** What was typed in the open conversation before this was loaded. */
  readonly begun: string | undefined;
  readonly onToast: (text: string) => void;
}

/** Everything that shows comments: pins over the canvas, the conversation that is open, and the list of all. */
export function CommentsPart({ session, mayComment, begun, onToast }: CommentsPartProps) {
  const { editor, discussion } = session;
  const mayEdit = useEditorUi(editor, (ui) => ui.mayEdit);
  const { open, isListed } = useSource(discussion);
  const source = useMemo(
    () =>
      createPinSource({
        editor,
        discussion,
        size: () => ({ width: window.innerWidth, height: window.innerHeight }),
      }),
    [editor, discussion],
  );
  useEffect(() => source.destroy, [source]);
  return (
    <>
      <BesideCanvas>
        <Pins editor={editor} discussion={discussion} source={source} />
      </BesideCanvas>
      {open ? (
        <ThreadCard
          key={open.kind === 'thread' ? open.id : 'new'}
          editor={editor}
          discussion={discussion}
          source={source}
          open={open}
          begun={begun}
          rights={{ mayComment, mayEdit }}
          onToast={onToast}
        />
      ) : null}
      {isListed ? <CommentsPanel editor={editor} discussion={discussion} /> : null}
    </>
  );
}
