import type { Editor } from '@drawbridge/editor';
import { Suspense } from 'react';
import type { AnyAction } from '../actions/anyAction.ts';
import { HelpDialog } from '../chrome/HelpDialog.tsx';
import { ProfileDialog } from '../chrome/ProfileDialog.tsx';
import { ShareDialog } from '../chrome/ShareDialog.tsx';
import type { Person } from '../connection/connectionView.ts';
import type { Profile } from '../profile/profile.ts';
import { palette, searchBar } from './lazyParts.ts';
import type { PanelName } from './usePanels.ts';

interface BoardDialogsProps {
  readonly open: PanelName | undefined;
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
  readonly profile: Profile;
  readonly others: readonly Person[];
  readonly onProfile: (profile: Profile) => void;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** The dialog that is open, if one is. */
export function BoardDialogs(props: BoardDialogsProps) {
  const { open, editor, pageActions, profile, others, onProfile, onToast, onClose } = props;
  const copied = () => {
    onClose();
    onToast('Link copied');
  };
  switch (open) {
    case undefined:
      return null;
    case 'help':
      return <HelpDialog editor={editor} pageActions={pageActions} onClose={onClose} />;
    case 'share':
      return <ShareDialog link={window.location.href} onCopied={copied} onClose={onClose} />;
    case 'profile':
      return <ProfileDialog profile={profile} others={others} onSave={onProfile} onClose={onClose} />;
    case 'palette':
      return (
        <Suspense>
          <palette.Part editor={editor} pageActions={pageActions} onClose={onClose} />
        </Suspense>
      );
    case 'search':
      return (
        <Suspense>
          <searchBar.Part editor={editor} onClose={onClose} />
        </Suspense>
      );
    default:
      return open satisfies never;
  }
}
