import {
  type BoardLink,
  type ChangedLink,
  MAX_LINK_NAME_LENGTH,
  ROLES,
  type Role,
} from '@drawbridge/protocol';
import { Copy, type LucideIcon, RefreshCw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { expiryWords, ROLE_WORDS, usesWords } from '../../access/words.ts';
import { copyText } from '../../parts/copyText.ts';

interface LinkLineProps {
  readonly link: BoardLink;
  /** The one that one came by oneself. */
  readonly isOwn: boolean;
  /** Absent where this browser does not know the key. */
  readonly address: string | undefined;
  readonly onChange: (change: ChangedLink) => void;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
  readonly onSaid: (text: string) => void;
}

/** One link: what it is for, what it gives, and what can be done about it. */
export function LinkLine(props: LinkLineProps) {
  const { link, isOwn, address, onChange, onRotate, onRevoke, onSaid } = props;
  const called = link.name === '' ? ROLE_WORDS[link.role] : link.name;
  return (
    <li className="link-line">
      <div className="link-top">
        <NameField name={link.name} onName={(name) => onChange({ name })} />
        <select
          className="field link-role"
          aria-label={`What ${called} gives`}
          value={link.role}
          disabled={isOwn}
          onChange={({ target }) => onChange({ role: target.value as Role })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role]}
            </option>
          ))}
        </select>
      </div>
      <div className="link-bottom">
        <span className="link-facts">
          {isOwn ? 'Yours · ' : ''}
          {usesWords(link)} · {expiryWords(link.expiresMs, Date.now())}
          {link.signIn ? ' · after signing in' : ''}
        </span>
        {address === undefined || isOwn ? null : (
          <CopyLink address={address} label={`Copy the link ${called}`} onSaid={onSaid} />
        )}
        <LineButton
          icon={RefreshCw}
          label={`Replace the link ${called}`}
          title="Replace: a new link takes its place, and the old one ends"
          onPress={onRotate}
        />
        {isOwn ? null : (
          <LineButton
            icon={Trash2}
            label={`Revoke the link ${called}`}
            title="Revoke: whoever came by it has to leave"
            isRevoking
            onPress={onRevoke}
          />
        )}
      </div>
    </li>
  );
}

interface LineButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly title: string;
  readonly isRevoking?: boolean;
  readonly onPress: () => void;
}

function LineButton({ icon: Icon, label, title, isRevoking = false, onPress }: LineButtonProps) {
  return (
    <button
      type="button"
      className={isRevoking ? 'icon-button link-revoke' : 'icon-button'}
      aria-label={label}
      title={title}
      onClick={onPress}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

/** Told when one is done typing, and not before. */
function NameField({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const done = () => {
    if (typed.trim() !== name) onName(typed.trim());
  };
  return (
    <input
      className="field link-name"
      aria-label="Name of this link"
      placeholder="Without a name"
      maxLength={MAX_LINK_NAME_LENGTH}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}

interface CopyLinkProps {
  readonly address: string;
  readonly label: string;
  readonly onSaid: (text: string) => void;
}

function CopyLink({ address, label, onSaid }: CopyLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(false);
  const copy = async (): Promise<void> => {
    if (field.current && (await copyText(field.current))) onSaid('Link copied');
    else {
      setShown(true);
      onSaid('The browser refused to copy. Copy the link with the keyboard.');
    }
  };
  return (
    <>
      <input
        ref={field}
        className={isShown ? 'field' : 'link-address'}
        aria-label={`Address of ${label}`}
        aria-hidden={!isShown}
        tabIndex={isShown ? 0 : -1}
        readOnly
        value={address}
      />
      <LineButton icon={Copy} label={label} title="Copy" onPress={() => void copy()} />
    </>
  );
}
