import { useState } from 'react';
import type { AccessReply } from '../../access/accessRequests.ts';
import type { BoardAccess } from '../../access/boardAccess.ts';
import { linkAddress } from '../../access/keyring.ts';
import type { SharingRequests } from '../../access/sharing.ts';
import { addressWords, OPEN_ROLE_WORDS, SIGNED_IN_ROLE_WORDS } from '../../access/words.ts';
import { useSource } from '../../parts/useSource.ts';
import { LinkField } from './LinkField.tsx';
import { LinkLine } from './LinkLine.tsx';
import { NewLinkForm } from './NewLinkForm.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useSharing } from './useSharing.ts';

interface SharingPanelProps {
  readonly access: BoardAccess;
  readonly sharing: SharingRequests;
  /** Of the board, without any key. */
  readonly address: string;
  readonly onCopied: () => void;
}

/** Who may do what on the board: what its address gives, and its links. */
export function SharingPanel({ access, sharing: requests, address, onCopied }: SharingPanelProps) {
  const { sharing, trouble, run } = useSharing(requests);
  const [said, setSaid] = useState('');

  const tell = (change: () => Promise<AccessReply<object>>, words: string): void => {
    setSaid('');
    void run(change).then((done) => done && setSaid(words));
  };

  const openRole = sharing?.openRole;
  const links = sharing?.links ?? [];
  const { mode } = useSource(access.signIn);
  const note = sharing ? addressWords(sharing) : 'One moment…';

  return (
    <div className="sharing">
      {note === undefined ? null : <LinkField link={address} note={note} onCopied={onCopied} />}
      <RoleChoice
        label="General access"
        role={openRole}
        words={OPEN_ROLE_WORDS}
        onChoose={(role) => void run(() => requests.setGeneral({ openRole: role }))}
      />
      {mode === 'none' ? null : (
        <RoleChoice
          label="People who have signed in"
          role={sharing && (sharing.signedInRole ?? 'none')}
          words={SIGNED_IN_ROLE_WORDS}
          onChoose={(role) => void run(() => requests.setGeneral({ signedInRole: role }))}
        />
      )}
      {/* A board that only its links open is shared by making one. */}
      <details className="share-links" open={note === undefined}>
        <summary className="share-heading">Links and roles{sharing ? ` (${links.length})` : ''}</summary>
        <ul className="link-list">
          {links.map((link) => {
            const key = access.keyring.keyOfLink(link.id);
            return (
              <LinkLine
                key={link.id}
                link={link}
                isOwn={link.id === access.linkId}
                address={key === undefined ? undefined : linkAddress(address, key)}
                onChange={(change) => void run(() => requests.change(link.id, change))}
                onRotate={() =>
                  tell(() => requests.rotate(link.id), 'The link was replaced: the old one ended.')
                }
                onRevoke={() => tell(() => requests.revoke(link.id), 'The link was revoked.')}
                onSaid={setSaid}
              />
            );
          })}
        </ul>
        <NewLinkForm
          offersSignIn={mode !== 'none'}
          onMake={(link) => tell(() => requests.add(link), 'The link was made. Copy it from the list.')}
        />
      </details>
      <p className="share-said" role="status" data-trouble={trouble !== undefined}>
        {trouble ?? said}
      </p>
    </div>
  );
}
