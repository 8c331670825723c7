import { type FormEvent, useState } from 'react';
import type { BoardAccess } from './boardAccess.ts';

/** Asks for the key that making a board takes on this server. */
export function CreateKeyForm({ access }: { readonly access: Pick<BoardAccess, 'claimWith'> }) {
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState('');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTrouble('');
    try {
      const refusal = await access.claimWith(key);
      if (!refusal) window.location.reload();
      else setTrouble(refusal.error === 'create_key' ? 'That is not the key.' : refusal.message);
    } catch {
      setTrouble('The server does not answer. Try again.');
    }
  };

  return (
    <form className="create-key" onSubmit={(event) => void submit(event)}>
      <label className="field-label" htmlFor="create-key">
        Key of this server
      </label>
      <input
        id="create-key"
        className="field"
        type="password"
        autoComplete="current-password"
        aria-describedby="create-key-trouble"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <p id="create-key-trouble" className="create-key-trouble" aria-live="polite">
        {trouble}
      </p>
      <button type="submit" className="button primary" disabled={key === ''}>
        Make a board
      </button>
    </form>
  );
}
