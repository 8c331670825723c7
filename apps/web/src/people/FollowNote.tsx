import type { Editor } from '@drawbridge/editor';
import { Users, X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { keepFocus } from '../parts/keepFocus.ts';
import { useSource } from '../parts/useSource.ts';
import { personStyle } from './personStyle.ts';
import './followNote.css';

/** Whose view one sees, who follows, and who asks: each with its way out. Screen readers hear it from the editor. */
export function FollowNote({ editor }: { readonly editor: Editor }) {
  const { together } = editor;
  const { following, invitation, isPresenting, others } = useSource(together);
  const followed = others.find(({ peerId }) => peerId === following?.peerId);
  const followers = others.filter((one) => one.following === 'us').length;
  return (
    <>
      {following && (
        <Note style={personStyle(followed?.color)} way="Stop following" onLeave={together.unfollow}>
          {following.isBrought ? `${following.name} brought you along` : `Following ${following.name}`}
          <span className="follow-key">
            {' — '}
            <kbd>Esc</kbd> to stop
          </span>
        </Note>
      )}
      {isPresenting && (
        <Note way="Stop bringing everyone to me" onLeave={together.letEveryoneGo}>
          Everyone is brought to you{' — '}
          {followers} of {others.length} {followers === 1 ? 'follows' : 'follow'}
        </Note>
      )}
      {invitation && (
        <Bar tone="calm" icon={Users} text={`${invitation.name} asks you to follow.`}>
          <BarButton isPrimary onPress={() => together.answerInvitation(true)}>
            Follow
          </BarButton>
          <BarButton onPress={() => together.answerInvitation(false)}>Not now</BarButton>
        </Bar>
      )}
    </>
  );
}

interface NoteProps {
  readonly style?: CSSProperties | undefined;
  readonly way: string;
  readonly onLeave: () => void;
  readonly children: React.ReactNode;
}

function Note({ style, way, onLeave, children }: NoteProps) {
  const leave = () => {
    onLeave();
    focusCanvas();
  };
  return (
    <div className="follow-note" style={style} data-testid="follow-note">
      <p>{children}</p>
      <button type="button" className="follow-leave" aria-label={way} onMouseDown={keepFocus} onClick={leave}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}

/** Around the board in the colour of the one whose view it is. */
export function FollowFrame({ editor }: { readonly editor: Editor }) {
  const { following, others } = useSource(editor.together);
  const followed = others.find(({ peerId }) => peerId === following?.peerId);
  return followed ? (
    <div className="follow-frame" aria-hidden="true" style={personStyle(followed.color)} />
  ) : null;
}
