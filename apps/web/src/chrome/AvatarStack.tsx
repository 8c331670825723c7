import type { Companion, Editor } from '@drawbridge/editor';
import { keepFocus } from '../parts/keepFocus.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { useSource } from '../parts/useSource.ts';
import { PeopleButton } from '../people/PeopleButton.tsx';
import { personStyle } from '../people/personStyle.ts';
import type { RemovePerson } from '../people/RemovePerson.tsx';
import { faceLabel } from '../people/words.ts';
import type { Profile } from '../profile/profile.ts';
import { Avatar } from './Avatar.tsx';
import './avatarStack.css';

/** Faces shown beside one's own; the rest become a number. */
const MAX_FACES = 4;

interface AvatarStackProps {
  readonly self: Profile;
  readonly editor: Editor;
  /** For owners of the board. */
  readonly onRemove: RemovePerson | undefined;
  readonly onOpenProfile: () => void;
}

/** Who is here: oneself first, then the others. A press on somebody follows them; the last button lists everybody. */
export function AvatarStack({ self, editor, onRemove, onOpenProfile }: AvatarStackProps) {
  const { others, following } = useSource(editor.together);
  const faces = facesOf(others);
  return (
    <div className="avatar-stack">
      <TipButton label={`${self.name} (you)`} className="avatar-button" onClick={onOpenProfile}>
        <Avatar profile={self} />
      </TipButton>
      {faces.map((person) => (
        <Face
          key={person.peerId}
          person={person}
          editor={editor}
          isFollowed={person.peerId === following?.peerId}
        />
      ))}
      {others.length === 0 ? null : (
        <PeopleButton
          editor={editor}
          others={others}
          hiddenCount={others.length - faces.length}
          onRemove={onRemove}
        />
      )}
    </div>
  );
}

interface FaceProps {
  readonly person: Companion;
  readonly editor: Editor;
  readonly isFollowed: boolean;
}

function Face({ person, editor: { together }, isFollowed }: FaceProps) {
  return (
    <TipButton
      label={faceLabel(person, isFollowed)}
      className="avatar-button face"
      data-activity={person.activity}
      data-ring={isFollowed || person.isPresenting}
      style={personStyle(person.color)}
      onMouseDown={keepFocus}
      onClick={() => (isFollowed ? together.unfollow() : together.follow(person.peerId))}
    >
      <Avatar profile={person} />
    </TipButton>
  );
}

/** Where there is not room for all, those who are at work come first; otherwise each keeps their place. */
function facesOf(others: readonly Companion[]): readonly Companion[] {
  if (others.length <= MAX_FACES) return others;
  const isAtWork = ({ activity }: Companion) => activity === 'active';
  return [...others.filter(isAtWork), ...others.filter((one) => !isAtWork(one))].slice(0, MAX_FACES);
}
