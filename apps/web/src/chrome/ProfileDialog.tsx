import { MAX_NAME_LENGTH } from '@drawbridge/protocol';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { type Profile, parseName } from '../profile/profile.ts';
import { SignedInAs } from '../signIn/SignedInAs.tsx';
import type { SignIn } from '../signIn/signIn.ts';
import { Avatar } from './Avatar.tsx';
import { ColorChoice } from './ColorChoice.tsx';
import './profileDialog.css';

interface ProfileDialogProps {
  readonly profile: Profile;
  readonly signIn: SignIn;
  /** As whom one has signed in; absent for guests. */
  readonly knownAs: string | undefined;
  readonly onSave: (profile: Profile) => void;
  readonly onClose: () => void;
}

/** One's own name and colour. */
export function ProfileDialog({ profile, signIn, knownAs, onSave, onClose }: ProfileDialogProps) {
  const [typed, setTyped] = useState(profile.name);
  const [color, setColor] = useState(profile.color);
  const name = parseName(typed);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === undefined) return;
    onSave({ name, color });
    onClose();
  };

  return (
    <Dialog title="You on this board" onClose={onClose}>
      <SignedInAs signIn={signIn} name={knownAs} />
      <form onSubmit={submit}>
        <label className="field-label" htmlFor="profile-name">
          Your name
        </label>
        <div className="profile-name">
          <Avatar profile={{ name: typed, color }} />
          <input
            id="profile-name"
            className="field"
            value={typed}
            readOnly={knownAs !== undefined}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="nickname"
            spellCheck={false}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <ColorChoice color={color} onChoose={setColor} />
        <p className="profile-note">
          Others see both beside your cursor. Your name is also saved with each shape you draw.
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={name === undefined}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
