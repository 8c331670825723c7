import type { Actor } from '@drawbridge/protocol';
import { type FormEvent, useState } from 'react';
import { appSettings } from '../appSettings.ts';
import { Mark } from '../parts/Mark.tsx';
import '../parts/messagePage.css';
import type { AdminRequests } from './adminRequests.ts';

interface KeyFormProps {
  readonly requests: AdminRequests;
  readonly wasIn: boolean;
  readonly onEntered: (who: Actor) => void;
}

const OVER = 'Your sign-in has ended. Show the key again to go on.';

/** Asks for the key of the server. */
export function KeyForm({ requests, wasIn, onEntered }: KeyFormProps) {
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState(wasIn ? OVER : '');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (key === '' || isBusy) return;
    setBusy(true);
    const answer = await requests.enter(key);
    setBusy(false);
    if (answer.kind === 'done') onEntered(answer.value.who);
    else setTrouble(answer.text);
  };
  return (
    <main className="message-page">
      <div className="message">
        <Mark />
        <h1>{appSettings.name} administration</h1>
        <p>For whoever runs this server. The key is the setting ADMIN_KEY; you stay signed in for an hour.</p>
        <form className="key-form" onSubmit={(event) => void submit(event)}>
          <label className="field-label" htmlFor="admin-key">
            Key
          </label>
          <input
            id="admin-key"
            className="field"
            type="password"
            autoComplete="current-password"
            // It is what one comes for.
            // biome-ignore lint/a11y/noAutofocus: the page has nothing else
            autoFocus
            value={key}
            spellCheck={false}
            aria-describedby="admin-key-trouble"
            aria-invalid={trouble !== ''}
            onChange={(event) => setKey(event.target.value)}
          />
          <p id="admin-key-trouble" className="key-trouble" role="status">
            {trouble}
          </p>
          <button type="submit" className="button primary" disabled={key === '' || isBusy}>
            Sign in
          </button>
        </form>
      </div>
    </main>
  );
}
