import type { Status } from '@drawbridge/sync';

export interface ConnectionFacts {
  readonly status: Status;
  /** Local changes that the server has not acknowledged as stored. */
  readonly unconfirmed: number;
  /** Whether the board has been open in this tab at least once. */
  readonly opened: boolean;
}

/** What the indicator says. `text` is the whole truth in words; `tone` only chooses its colour and icon. */
export interface ConnectionLine {
  readonly tone: 'saved' | 'busy' | 'offline' | 'stopped';
  readonly text: string;
  /** Epoch milliseconds of the next attempt, where there is one: the indicator counts down to it. */
  readonly retryAtMs?: number;
  /** How much work exists only in this tab. */
  readonly kept?: string;
}

/** The connection in words. It says "Saved" only when the server has confirmed everything. */
export function connectionLine({ status, unconfirmed, opened }: ConnectionFacts): ConnectionLine {
  const kept = keptHere(unconfirmed);
  switch (status.kind) {
    case 'synced':
      return unconfirmed === 0 ? { tone: 'saved', text: 'Saved' } : { tone: 'busy', text: 'Saving…' };
    case 'connecting':
      return { tone: 'busy', text: opened ? 'Reconnecting…' : 'Connecting…', ...kept };
    case 'joining':
      return { tone: 'busy', text: opened ? 'Catching up…' : 'Opening…', ...kept };
    case 'offline':
      return { tone: 'offline', text: 'Offline', ...kept };
    case 'retrying':
      return { tone: 'offline', text: 'Reconnecting', retryAtMs: status.retryAtMs, ...kept };
    case 'stopped':
      return { tone: 'stopped', text: stoppedText(status.reason.message, opened, unconfirmed) };
    default:
      return status satisfies never;
  }
}

/** Whole seconds until an attempt, never negative: 0 means "now". */
export function secondsUntil(atMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}

function keptHere(unconfirmed: number): { kept?: string } {
  return unconfirmed === 0 ? {} : { kept: `${changes(unconfirmed)} kept here` };
}

/** Nothing will deliver the outbox any more, so it does not promise that the changes are kept. */
function stoppedText(message: string, opened: boolean, unconfirmed: number): string {
  const why = `${opened ? 'Disconnected' : 'Could not open this board'}: ${message}`;
  return unconfirmed === 0 ? why : `${why} Not saved: ${changes(unconfirmed)}.`;
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
