import type { Author } from '@drawbridge/protocol';
import { type FormEvent, useId } from 'react';
import { fromLocalTime, toLocalTime } from './localTime.ts';
import type { WorkSpan } from './readWork.ts';

interface WorkFormProps {
  readonly authors: readonly Author[];
  readonly span: WorkSpan;
  readonly isBusy: boolean;
  readonly trouble: string | undefined;
  readonly onChange: (span: WorkSpan) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** Asks whose work, and from when to when. */
export function WorkForm({ authors, span, isBusy, trouble, onChange, onSubmit, onCancel }: WorkFormProps) {
  const id = useId();
  const chosen = authors.findIndex(
    ({ name, color }) => name === span.person.name && color === span.person.color,
  );
  const isRight = span.fromMs < span.toMs;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight && !isBusy) onSubmit();
  };
  return (
    <form className="history-undo" aria-label="Undo one person’s work" onSubmit={submit}>
      <label className="field-label" htmlFor={`${id}-person`}>
        Undo everything by
      </label>
      <select
        id={`${id}-person`}
        className="field"
        // biome-ignore lint/a11y/noAutofocus: whoever pressed the button is about to choose
        autoFocus
        value={chosen}
        onChange={(event) =>
          onChange({ ...span, person: authors[Number(event.currentTarget.value)] ?? span.person })
        }
      >
        {authors.map(({ name, color }, index) => (
          <option key={`${color} ${name}`} value={index}>
            {name}
          </option>
        ))}
      </select>
      <TimeField label="From" timeMs={span.fromMs} onChange={(fromMs) => onChange({ ...span, fromMs })} />
      <TimeField label="To" timeMs={span.toMs} onChange={(toMs) => onChange({ ...span, toMs })} />
      {isRight ? null : <p className="history-trouble">It ends before it begins.</p>}
      {trouble === undefined ? null : (
        <p className="history-trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="history-buttons">
        <button type="submit" className="button primary" disabled={!isRight || isBusy}>
          {isBusy ? 'Loading …' : 'Show what would change'}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Back to the versions
        </button>
      </div>
      <p className="history-note">
        What others changed since stays as they left it. Nothing is lost: undo takes it back.
      </p>
    </form>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly timeMs: number;
  readonly onChange: (timeMs: number) => void;
}

function TimeField({ label, timeMs, onChange }: TimeFieldProps) {
  const id = useId();
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        type="datetime-local"
        required
        value={toLocalTime(timeMs)}
        onChange={(event) => {
          const typed = fromLocalTime(event.currentTarget.value);
          if (typed !== undefined) onChange(typed);
        }}
      />
    </>
  );
}
