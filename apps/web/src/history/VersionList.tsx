import { type KeyboardEvent, useState } from 'react';
import { walkGrid } from '../keyboard/walkGrid.ts';
import { dayWords, keptWords, peopleWords, timeWords } from './historyWords.ts';
import { type Listed, messageOf } from './useVersions.ts';
import type { VersionLine } from './versionLines.ts';

interface VersionListProps {
  readonly listed: Listed;
  readonly lines: readonly VersionLine[];
  readonly chosenKey: string | undefined;
  readonly hasSmallSteps: boolean;
  readonly onChoose: (key: string) => void;
  readonly onSmallSteps: (hasSmallSteps: boolean) => void;
  readonly onOlder: () => Promise<void>;
  readonly onRetry: () => void;
  /** Absent when one may only look. */
  readonly onUndoWork: (() => void) | undefined;
}

/** All versions, by day. */
export function VersionList({ listed, lines, onRetry, ...rest }: VersionListProps) {
  switch (listed.kind) {
    case 'loading':
      return <p className="history-note">Loading the history …</p>;
    case 'failed':
      return (
        <div className="history-note" role="alert">
          <p>{listed.why}</p>
          <button type="button" className="button outlined" onClick={onRetry}>
            Try again
          </button>
        </div>
      );
    case 'ready':
      if (lines.length > 0) return <Days {...rest} history={listed.history} lines={lines} />;
      return (
        <p className="history-note">
          Nothing was drawn here yet. Versions appear by themselves as soon as somebody draws.
        </p>
      );
    default:
      return listed satisfies never;
  }
}

type DaysProps = Omit<VersionListProps, 'listed' | 'onRetry'> & {
  readonly history: Extract<Listed, { kind: 'ready' }>['history'];
};

function Days({ history, lines, chosenKey, hasSmallSteps, ...on }: DaysProps) {
  const { onChoose, onSmallSteps, onOlder, onUndoWork } = on;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from button to button in it
    <div className="history-list" onKeyDown={walkLines}>
      {byDay(lines).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          {ofDay.map((line) => (
            <Line key={line.key} line={line} isChosen={line.key === chosenKey} onChoose={onChoose} />
          ))}
        </section>
      ))}
      {history.before === undefined ? null : <OlderButton onOlder={onOlder} />}
      <label className="history-check">
        <input
          type="checkbox"
          checked={hasSmallSteps}
          onChange={(event) => onSmallSteps(event.currentTarget.checked)}
        />
        Show smaller steps
      </label>
      {history.authors.length === 0 || !onUndoWork ? null : (
        <button type="button" className="button outlined history-older" onClick={onUndoWork}>
          Undo one person’s work …
        </button>
      )}
      <p className="history-note">{keptWords(history.days)}</p>
    </div>
  );
}

interface LineProps {
  readonly line: VersionLine;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
}

function Line({ line: { key, timeMs, sinceMs, people, named, isNewest }, isChosen, onChoose }: LineProps) {
  const title = sinceMs === undefined ? timeWords(timeMs) : `Since ${timeWords(sinceMs)}`;
  return (
    <button type="button" className="history-line" aria-pressed={isChosen} onClick={() => onChoose(key)}>
      <span className="history-title">
        {named ? named.name : title}
        {isNewest && sinceMs === undefined ? <span className="history-now">Now</span> : null}
      </span>
      <span className="history-people">
        {named ? `${timeWords(timeMs)} · ` : null}
        {people.slice(0, MAX_DOTS).map(({ name, color }) => (
          <span key={`${color} ${name}`} className="history-color" style={{ background: color }} />
        ))}
        {peopleWords(people)}
      </span>
    </button>
  );
}

const MAX_DOTS = 3;

function OlderButton({ onOlder }: Pick<VersionListProps, 'onOlder'>) {
  const [words, setWords] = useState('Show older versions');
  const press = () => {
    setWords('Loading …');
    onOlder().then(
      () => setWords('Show older versions'),
      (error) => setWords(`${messageOf(error)} Try again`),
    );
  };
  return (
    <button type="button" className="button outlined history-older" onClick={press}>
      {words}
    </button>
  );
}

function byDay(lines: readonly VersionLine[]): [string, VersionLine[]][] {
  const nowMs = Date.now();
  const days = new Map<string, VersionLine[]>();
  for (const line of lines) {
    const day = line.sinceMs === undefined ? dayWords(line.timeMs, nowMs) : 'Since you were here';
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

function walkLines(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.history-line')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = at < 0 ? undefined : walkGrid(event.key, at, buttons.length);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[next]?.focus();
}
