import { MAX_LINK_NAME_LENGTH, MAX_LINK_USES, type NewLink, ROLES, type Role } from '@drawbridge/protocol';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ROLE_WORDS } from '../../access/words.ts';

const HOUR_MS = 3_600_000;

/** How long a link may work; 0 stands for ever. */
const LIVES: readonly (readonly [ms: number, words: string])[] = [
  [0, 'Does not expire'],
  [HOUR_MS, 'For 1 hour'],
  [24 * HOUR_MS, 'For 1 day'],
  [7 * 24 * HOUR_MS, 'For 7 days'],
  [30 * 24 * HOUR_MS, 'For 30 days'],
];

interface NewLinkFormProps {
  /** People can sign in here. */
  readonly offersSignIn: boolean;
  readonly onMake: (link: NewLink) => void;
}

/** Makes a link: what it gives, for whom, for how long. */
export function NewLinkForm({ offersSignIn, onMake }: NewLinkFormProps) {
  const [role, setRole] = useState<Role>('view');
  const [name, setName] = useState('');
  const [lifeMs, setLifeMs] = useState(0);
  const [maxUses, setMaxUses] = useState('');
  const [signIn, setSignIn] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMake({
      role,
      name: name.trim(),
      ...(lifeMs > 0 && { expiresMs: Date.now() + lifeMs }),
      ...(maxUses !== '' && { maxUses: Number(maxUses) }),
      ...(signIn && { signIn }),
    });
    // The next link is not for this person, nor for as long.
    setName('');
    setLifeMs(0);
    setMaxUses('');
  };

  return (
    <form className="new-link" aria-label="New link" onSubmit={submit}>
      <select
        className="field"
        aria-label="What the new link gives"
        value={role}
        onChange={({ target }) => setRole(target.value as Role)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ROLE_WORDS[one]}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label="How long the new link works"
        value={lifeMs}
        onChange={({ target }) => setLifeMs(Number(target.value))}
      >
        {LIVES.map(([ms, words]) => (
          <option key={ms} value={ms}>
            {words}
          </option>
        ))}
      </select>
      <input
        className="field"
        aria-label="Name of the new link"
        placeholder="For whom?"
        maxLength={MAX_LINK_NAME_LENGTH}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <input
        className="field"
        type="number"
        aria-label="How many people may use the new link"
        placeholder="Any number of people"
        min={1}
        max={MAX_LINK_USES}
        value={maxUses}
        onChange={(event) => setMaxUses(event.target.value)}
      />
      {offersSignIn ? (
        <label className="new-link-sign-in">
          <input type="checkbox" checked={signIn} onChange={({ target }) => setSignIn(target.checked)} />
          Only for people who have signed in
        </label>
      ) : null}
      <button type="submit" className="button outlined">
        <Plus aria-hidden="true" />
        Make a link
      </button>
    </form>
  );
}
