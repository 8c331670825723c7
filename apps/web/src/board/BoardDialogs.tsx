import type { Editor } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import { HelpDialog } from '../chrome/HelpDialog.tsx';
import { ProfileDialog } from '../chrome/ProfileDialog.tsx';
import { ShareDialog } from '../chrome/ShareDialog.tsx';
import type { Person } from '../connection/connectionView.ts';
import type { Profile } from '../profile/profile.ts';
import type { DialogName } from './usePanels.ts';

export interface BoardDialogsProps {
  readonly open: DialogName;
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
  readonly profile: Profile;
  readonly others: readonly Person[];
  readonly onProfile: (profile: Profile) => void;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** The dialog that is open. */
export function BoardDialogs(props: BoardDialogsProps) {
  const { open, editor, pageActions, profile, others, onProfile, onToast, onClose } = props;
  const copied = () => {
    onClose();
    onToast('Link copied');
  };
  switch (open) {
    case 'help':
      return <HelpDialog editor={editor} pageActions={pageActions} onClose={onClose} />;
    case 'share':
      return <ShareDialog link={window.location.href} onCopied={copied} onClose={onClose} />;
    case 'profile':
      return <ProfileDialog profile={profile} others={others} onSave={onProfile} onClose={onClose} />;
    default:
      return open satisfies never;
  }
}
