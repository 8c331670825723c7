import type { ConnectionView } from './connectionView.ts';
import { countChanges, keptWords, loadedWords } from './words.ts';

export type ConnectionFacts = Pick<
  ConnectionView,
  'status' | 'unconfirmed' | 'opened' | 'isStale' | 'keptOn' | 'progress' | 'notice'
>;

/** What the indicator says. `text` is the whole truth in words; `tone` only chooses its colour and icon. */
export interface ConnectionLine {
  readonly tone: 'saved' | 'busy' | 'offline' | 'stopped';
  readonly text: string;
  /** Epoch milliseconds of the next attempt, where there is one: the indicator counts down to it. */
  readonly retryAtMs?: number;
  /** What exists only here, and what of others may be missing. */
  readonly detail?: string;
}

/** The connection in words. It says "Saved" only when the server has confirmed everything. */
export function connectionLine(facts: ConnectionFacts): ConnectionLine {
  const { status, opened, progress } = facts;
  const detail = detailOf(facts);
  switch (status.kind) {
    case 'synced':
      return savingLine(facts);
    case 'connecting':
      // This device's copy is put on the screen before anybody is asked.
      if (progress) return { tone: 'busy', text: openingText(facts), ...detail };
      return { tone: 'busy', text: opened ? 'Reconnecting…' : 'Connecting…', ...detail };
    case 'joining':
      return { tone: 'busy', text: openingText(facts), ...detail };
    case 'offline':
      return { tone: 'offline', text: 'Offline', ...detail };
    case 'retrying':
      return { tone: 'offline', text: 'Reconnecting', retryAtMs: status.retryAtMs, ...detail };
    case 'stopped':
      return { tone: 'stopped', text: stoppedText(status.reason.message, facts) };
    default:
      return status satisfies never;
  }
}

function openingText({ opened, progress }: ConnectionFacts): string {
  const text = opened ? 'Catching up…' : 'Opening…';
  return progress ? `${text} ${loadedWords(progress)}` : text;
}

/** Whole seconds until an attempt, never negative: 0 means "now". */
export function secondsUntil(atMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}

/** A server that is there and does not take changes at the moment; the notice says why. */
const PUTS_OFF: ReadonlySet<string> = new Set(['storage', 'quota', 'rate', 'readonly']);

function savingLine(facts: ConnectionFacts): ConnectionLine {
  if (facts.unconfirmed === 0) return { tone: 'saved', text: 'Saved' };
  const isPutOff = facts.notice !== undefined && PUTS_OFF.has(facts.notice.code);
  return isPutOff
    ? { tone: 'offline', text: 'Not saved yet', ...detailOf(facts) }
    : { tone: 'busy', text: 'Saving…' };
}

function detailOf({ unconfirmed, keptOn, isStale }: ConnectionFacts): { detail?: string } {
  const parts = [
    ...(isStale ? ['shown from this device’s copy'] : []),
    ...(unconfirmed > 0 ? [keptWords(unconfirmed, keptOn)] : []),
  ];
  return parts.length === 0 ? {} : { detail: parts.join(', ') };
}

/** Nothing will deliver the outbox any more, so it does not promise that the changes are kept. */
function stoppedText(message: string, { opened, unconfirmed }: ConnectionFacts): string {
  const why = `${opened ? 'Disconnected' : 'Could not open this board'}: ${message}`;
  return unconfirmed === 0 ? why : `${why} Not saved: ${countChanges(unconfirmed)}.`;
}
