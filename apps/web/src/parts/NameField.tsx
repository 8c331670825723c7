import { MAX_BOARD_NAME_LENGTH, parseBoardName } from '@drawbridge/board';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import './nameField.css';

interface NameFieldProps {
  /** What it is the name of, if not the board. */
  readonly label?: string;
  readonly name: string;
  /** The new name, or none when there is nothing to change; whether by a key, so that the focus has to go somewhere. */
  readonly onDone: (name: string | undefined, isByKey: boolean) => void;
}

/** A name, being edited where it stands. Enter and leaving keep what was typed, Escape does not. */
export function NameField({ label = 'Board name', name, onDone }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [typed, setTyped] = useState(name);
  useLayoutEffect(() => {
    // Selecting alone gives no focus in Firefox.
    field.current?.focus();
    field.current?.select();
  }, []);

  const end = (isKept: boolean, isByKey: boolean): void => {
    // Taking the field away takes the focus from it, too.
    if (isDone.current) return;
    isDone.current = true;
    const next = parseBoardName(typed);
    onDone(isKept && next !== name ? next : undefined, isByKey);
  };
  const press = (event: KeyboardEvent): void => {
    // An input method takes these keys to choose a word.
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    end(event.key === 'Enter', true);
  };

  return (
    <input
      ref={field}
      className="name-field"
      aria-label={label}
      value={typed}
      maxLength={MAX_BOARD_NAME_LENGTH}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={press}
      onBlur={() => end(true, false)}
    />
  );
}
