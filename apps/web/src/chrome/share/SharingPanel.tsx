import { OPEN_ROLES, type OpenRole } from '@drawbridge/protocol';
import { useState } from 'react';
import type { AccessReply } from '../../access/accessRequests.ts';
import type { BoardAccess } from '../../access/boardAccess.ts';
import { linkAddress } from '../../access/keyring.ts';
import type { SharingRequests } from '../../access/sharing.ts';
import { OPEN_ROLE_WORDS, sharedWords } from '../../access/words.ts';
import { LinkField } from './LinkField.tsx';
import { LinkLine } from './LinkLine.tsx';
import { NewLinkForm } from './NewLinkForm.tsx';
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

  return (
    <div className="sharing">
      {openRole === 'none' ? null : (
        <LinkField
          link={address}
          note={openRole === undefined ? 'One moment…' : sharedWords(openRole)}
          onCopied={onCopied}
        />
      )}
      <label className="field-label" htmlFor="general-access">
        General access
      </label>
      <select
        id="general-access"
        className="field"
        disabled={openRole === undefined}
        value={openRole}
        onChange={({ target }) => void run(() => requests.setOpenRole(target.value as OpenRole))}
      >
        {OPEN_ROLES.map((role) => (
          <option key={role} value={role}>
            {OPEN_ROLE_WORDS[role]}
          </option>
        ))}
      </select>
      {/* A board that only its links open is shared by making one. */}
      <details className="share-links" open={openRole === 'none'}>
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
          onMake={(link) => tell(() => requests.add(link), 'The link was made. Copy it from the list.')}
        />
      </details>
      <p className="share-said" role="status" data-trouble={trouble !== undefined}>
        {trouble ?? said}
      </p>
    </div>
  );
}
