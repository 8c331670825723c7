import type { Editor } from '@drawbridge/editor';
import type { BoardAccess } from '../access/boardAccess.ts';
import type { AnyAction } from '../actions/anyAction.ts';
import { HelpDialog } from '../chrome/HelpDialog.tsx';
import { ProfileDialog } from '../chrome/ProfileDialog.tsx';
import { ShareDialog } from '../chrome/share/ShareDialog.tsx';
import type { ConnectionView } from '../connection/connectionView.ts';
import type { Profile } from '../profile/profile.ts';
import type { DialogName } from './usePanels.ts';

export interface BoardDialogsProps {
  readonly open: DialogName;
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
  readonly profile: Profile;
  readonly access: BoardAccess;
  readonly role: ConnectionView['role'];
  /** As whom one has signed in; absent for guests. */
  readonly knownAs: string | undefined;
  readonly onProfile: (profile: Profile) => void;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** The dialog that is open. */
export function BoardDialogs(props: BoardDialogsProps) {
  const { open, editor, pageActions, profile, access, role, onProfile, onToast, onClose } = props;
  switch (open) {
    case 'help':
      return <HelpDialog editor={editor} pageActions={pageActions} onClose={onClose} />;
    case 'share':
      return <ShareDialog access={access} role={role} onToast={onToast} onClose={onClose} />;
    case 'profile':
      return (
        <ProfileDialog
          profile={profile}
          signIn={access.signIn}
          knownAs={props.knownAs}
          onSave={onProfile}
          onClose={onClose}
        />
      );
    default:
      return open satisfies never;
  }
}
