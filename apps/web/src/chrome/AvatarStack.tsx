import type { Person } from '../connection/connectionView.ts';
import { TipButton } from '../parts/TipButton.tsx';
import type { Profile } from '../profile/profile.ts';
import { Avatar } from './Avatar.tsx';
import './avatarStack.css';

/** Faces shown beside one's own; the rest become a number. */
const maxFaces = 4;
/** Names in the tooltip of the others. */
const maxNames = 6;

interface AvatarStackProps {
  readonly self: Profile;
  readonly others: readonly Person[];
  readonly onOpen: () => void;
}

/** Who is here: oneself first, then the others. Both open the dialog with one's name and everybody here. */
export function AvatarStack({ self, others, onOpen }: AvatarStackProps) {
  const faces = others.slice(0, maxFaces);
  const hidden = others.length - faces.length;
  return (
    <div className="avatar-stack">
      <TipButton label={`${self.name} (you)`} className="avatar-button" onClick={onOpen}>
        <Avatar profile={self} />
      </TipButton>
      {others.length === 0 ? null : (
        <TipButton label={othersLabel(others)} className="avatar-button others" onClick={onOpen}>
          {others.length === 1 ? null : <span className="avatar more count" data-letters={others.length} />}
          {faces.map((person) => (
            <Avatar key={person.peerId} profile={person} />
          ))}
          {hidden === 0 ? null : <span className="avatar more" data-letters={`+${hidden}`} />}
        </TipButton>
      )}
    </div>
  );
}

/** "Also here: Ada, Bo and 3 more". */
function othersLabel(others: readonly Pick<Person, 'name'>[]): string {
  const names = others.slice(0, maxNames).map(({ name }) => name);
  const more = others.length - names.length;
  return `Also here: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
