import { MAX_VERSION_NAME_LENGTH } from '@drawbridge/protocol';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { HistoryClient } from './historyClient.ts';
import { messageOf } from './useVersions.ts';
import type { VersionLine } from './versionLines.ts';

interface VersionActionsProps {
  readonly line: VersionLine;
  readonly client: HistoryClient;
  /** Absent until the version is there. */
  readonly onRestore: (() => void) | undefined;
  /** The names changed; `key` is the line to be chosen now. */
  readonly onNamed: (key: string | undefined) => void;
}

/** What can be done with a version. */
export function VersionActions({ line, client, onRestore, onNamed }: VersionActionsProps) {
  const { named, seq } = line;
  const [isNaming, setNaming] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  const attempt = async (work: () => Promise<string | undefined>): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      onNamed(await work());
      setNaming(false);
    } catch (error) {
      setTrouble(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const save = (name: string) =>
    attempt(async () => {
      if (!named) return `named ${(await client.name(seq, name)).id}`;
      await client.rename(named.id, name);
      return line.key;
    });
  const forget = () =>
    attempt(async () => {
      if (named) await client.forget(named.id);
      return `at ${seq}`;
    });
  return (
    <>
      {isNaming ? (
        <NameForm name={named?.name ?? ''} isBusy={isBusy} onSave={save} onCancel={() => setNaming(false)} />
      ) : (
        <div className="history-buttons">
          <button
            type="button"
            className="button primary"
            disabled={!onRestore || isBusy}
            onClick={onRestore}
          >
            Restore this version
          </button>
          <button type="button" className="button outlined" disabled={isBusy} onClick={() => setNaming(true)}>
            {named ? 'Rename …' : 'Name this version …'}
          </button>
          {named ? (
            <button type="button" className="button outlined" disabled={isBusy} onClick={forget}>
              Delete the name
            </button>
          ) : null}
        </div>
      )}
      {trouble === undefined ? null : (
        <p className="history-trouble" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ name, isBusy, onSave, onCancel }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const id = useId();
  // The keyboard must not be lost with the field that had it.
  useEffect(() => () => document.querySelector<HTMLElement>('.history-panel')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onSave(typed);
  };
  return (
    <form className="history-name" onSubmit={submit}>
      <label className="field-label" htmlFor={id}>
        Name of this version
      </label>
      <input
        id={id}
        className="field"
        // biome-ignore lint/a11y/noAutofocus: whoever pressed the button is about to type
        autoFocus
        value={typed}
        maxLength={MAX_VERSION_NAME_LENGTH}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <div className="history-buttons">
        <button type="submit" className="button primary" disabled={isBusy || typed.trim() === ''}>
          Save the name
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
