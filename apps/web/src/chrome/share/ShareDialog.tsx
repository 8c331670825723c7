import type { Role } from '@drawbridge/protocol';
import type { BoardAccess } from '../../access/boardAccess.ts';
import { sharedWords } from '../../access/words.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { LinkField } from './LinkField.tsx';
import { SharingPanel } from './SharingPanel.tsx';
import './shareDialog.css';

interface ShareDialogProps {
  readonly access: BoardAccess;
  /** What one may do oneself: more cannot be passed on. */
  readonly role: Role | undefined;
  readonly onToast: (text: string) => void;
  readonly onClose: () => void;
}

/** The link to this board; for owners, everything about who may do what on it. */
export function ShareDialog({ access, role, onToast, onClose }: ShareDialogProps) {
  const { origin, pathname, href } = window.location;
  const copied = () => {
    onClose();
    onToast('Link copied');
  };
  return (
    <Dialog title="Share this board" className="share-dialog" onClose={onClose}>
      {role === 'own' ? (
        <SharingPanel
          sharing={access.sharing}
          access={access}
          address={origin + pathname}
          onCopied={copied}
        />
      ) : (
        <LinkField link={href} note={sharedWords(role ?? 'edit')} onCopied={copied} />
      )}
    </Dialog>
  );
}
