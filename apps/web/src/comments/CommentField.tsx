import { MAX_COMMENT_LENGTH } from '@drawbridge/board';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { keepFocus } from '../parts/keepFocus.ts';
import { type MentionQuery, matchingNames, mentionBefore } from './mentions.ts';

interface CommentFieldProps {
  readonly label: string;
  readonly initial?: string | undefined;
  readonly verb: string;
  /** Who can be mentioned. Asked when somebody is. */
  readonly names: () => readonly string[];
  /** False keeps what was typed. */
  readonly onSay: (text: string) => boolean;
  /** What stands in the field is another text. */
  readonly onType?: (text: string) => void;
  readonly onCancel?: () => void;
}

/** Where a comment is written. Enter sends it, Shift+Enter begins a line, @ offers names. */
export function CommentField(props: CommentFieldProps) {
  const { label, initial = '', verb, names, onSay, onType, onCancel } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [text, setText] = useState(initial);
  const [query, setQuery] = useState<MentionQuery>();
  const [chosen, setChosen] = useState(0);
  const offered = query ? matchingNames(names(), query.typed) : [];
  const isOffering = offered.length > 0;

  // Before the next key comes: whatever had the keyboard may be gone.
  useLayoutEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  const write = (next: string) => {
    setText(next);
    onType?.(next);
  };
  const say = () => {
    const said = text.trim();
    if (said === '' || !onSay(said)) return;
    write('');
    setQuery(undefined);
  };
  const follow = ({ value, selectionStart }: HTMLTextAreaElement) => {
    write(value);
    setQuery(mentionBefore(value, selectionStart));
    setChosen(0);
  };
  const mention = (name: string | undefined) => {
    const { current } = field;
    if (!query || !current || name === undefined) return;
    current.setRangeText(`@${name} `, query.from, query.from + query.typed.length + 1, 'end');
    follow(current);
    current.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = keyAction(event, { isOffering, count: offered.length, chosen });
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'mention') mention(offered[chosen]);
    else if (act === 'dismiss') setQuery(undefined);
    else if (act === 'say') say();
    else if (act === 'cancel') onCancel?.();
    else setChosen(act);
  };

  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <textarea
        ref={field}
        className="field comment-field"
        aria-label={label}
        placeholder={label}
        rows={2}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isOffering}
        aria-controls={listId}
        aria-activedescendant={isOffering ? `${listId}-${chosen}` : undefined}
        onChange={(event) => follow(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery(undefined)}
      />
      <div id={listId} role="listbox" aria-label="People" className="mention-list" hidden={!isOffering}>
        {offered.map((name, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and the list follows its arrows
          // biome-ignore lint/a11y/useFocusableInteractive: as above, by aria-activedescendant
          <div
            key={name}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className="mention-option"
            onMouseDown={keepFocus}
            onClick={() => mention(name)}
          >
            {name}
          </div>
        ))}
      </div>
      <div className="comment-form-end">
        {text.length > MAX_COMMENT_LENGTH * 0.9 ? (
          <span className="comment-note">{MAX_COMMENT_LENGTH - text.length} left</span>
        ) : null}
        {onCancel ? (
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        ) : null}
        <button type="submit" className="button primary" disabled={text.trim() === ''}>
          {verb}
        </button>
      </div>
    </form>
  );
}

type KeyAction = 'mention' | 'dismiss' | 'say' | 'cancel' | number | undefined;

/** What a key does in the field; a number chooses among the names that are offered. */
function keyAction(
  { key, shiftKey }: KeyboardEvent,
  { isOffering, count, chosen }: { isOffering: boolean; count: number; chosen: number },
): KeyAction {
  if (isOffering) {
    if (key === 'Enter' || key === 'Tab') return 'mention';
    if (key === 'Escape') return 'dismiss';
    if (key === 'ArrowDown') return (chosen + 1) % count;
    if (key === 'ArrowUp') return (chosen + count - 1) % count;
  }
  if (key === 'Enter' && !shiftKey) return 'say';
  return undefined;
}
