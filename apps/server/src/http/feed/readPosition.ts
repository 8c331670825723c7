import type { IncomingMessage } from 'node:http';
import type { Position } from './logPage.ts';

export interface AskedLog extends Position {
  readonly waitSeconds: number;
}

export const POSITION_RULE =
  '"since" is the number of an entry from 0 on, "epoch" the name of a log, "wait" a whole number of seconds.';

/** What the query says; `undefined` when that makes no sense. */
export function readAskedLog({ url = '/' }: IncomingMessage): AskedLog | undefined {
  const query = new URL(url, 'http://localhost').searchParams;
  const since = countOf(query.get('since') ?? '0');
  const waitSeconds = countOf(query.get('wait') ?? '0');
  const epoch = query.get('epoch') ?? undefined;
  if (since === undefined || waitSeconds === undefined) return undefined;
  if (epoch !== undefined && !EPOCH.test(epoch)) return undefined;
  return { since, waitSeconds, ...(epoch !== undefined && { epoch }) };
}

/** The same for a stream: a reader that comes back says what it had last in a header of its own. */
export function readAskedStream(request: IncomingMessage): Position | undefined {
  const asked = readAskedLog(request);
  const last = request.headers['last-event-id'];
  if (!asked || last === undefined || last === '') return asked;
  const since = countOf(String(last));
  return since === undefined ? undefined : { ...asked, since };
}

const EPOCH = /^[\w.-]{1,200}$/;

function countOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
