import {
  type Actor,
  ADMIN_API,
  type AdminBoards,
  type AdminLive,
  type AuditPage,
  parseAccessAnswer,
  parseAdminAnswer,
} from '@drawbridge/protocol';
import { atServer } from '../address.ts';

/** What a server that was asked had to say. */
export type Answer<T> = { readonly kind: 'done'; readonly value: T } | Trouble;

export interface Trouble {
  readonly kind: 'trouble';
  /** In words, with a way out. */
  readonly text: string;
  /** The key is to be shown first, or again. */
  readonly isSignedOut: boolean;
}

/** Ends a person's session, or everybody's, or changes what may be done with a board. */
export type BoardAction =
  | { readonly kind: 'kick'; readonly peerId: number }
  | { readonly kind: 'close' | 'lock' | 'unlock' | 'delete' };

/** What the page asks of its server. None of them rejects. */
export interface AdminRequests {
  session(): Promise<Answer<{ readonly who: Actor }>>;
  enter(key: string): Promise<Answer<{ readonly who: Actor }>>;
  leave(): Promise<Answer<unknown>>;
  live(): Promise<Answer<AdminLive>>;
  boards(range: { readonly skip: number; readonly find: string }): Promise<Answer<AdminBoards>>;
  audit(range: { readonly before?: number | undefined; readonly board: string }): Promise<Answer<AuditPage>>;
  act(boardId: string, action: BoardAction): Promise<Answer<unknown>>;
}

/** A server that does not answer by then is asked again later. */
const DEADLINE_MS = 10_000;

export function createAdminRequests(send: typeof fetch = (...args) => fetch(...args)): AdminRequests {
  const ask = async <T>(
    path: string,
    parse: (value: unknown) => T | undefined,
    { method = 'GET', body }: { readonly method?: string; readonly body?: object } = {},
  ): Promise<Answer<T>> => {
    try {
      const response = await send(atServer(`${ADMIN_API}/${path}`), {
        method,
        ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINE_MS),
        cache: 'no-store',
      });
      const answer: unknown = await response.json();
      const value = response.ok ? parse(answer) : undefined;
      return value === undefined ? troubleOf(answer) : { kind: 'done', value };
    } catch {
      return trouble('The server does not answer. Is it running, and is there a network?');
    }
  };
  const change = (path: string, method: string, body?: object): Promise<Answer<unknown>> =>
    ask(path, (value) => value, { method, ...(body && { body }) });

  return {
    session: () => ask('session', parseAdminAnswer.session),
    enter: (key) => ask('session', parseAdminAnswer.session, { method: 'POST', body: { key } }),
    leave: () => change('session', 'DELETE'),
    live: () => ask('live', parseAdminAnswer.live),
    boards: ({ skip, find }) =>
      ask(`boards?${new URLSearchParams({ skip: String(skip), find })}`, parseAdminAnswer.boards),
    audit({ before, board }) {
      const query = { ...(before !== undefined && { before: String(before) }), board };
      return ask(`audit?${new URLSearchParams(query)}`, parseAdminAnswer.audit);
    },
    act(boardId, action) {
      const path = `boards/${boardId}`;
      if (action.kind === 'delete') return change(path, 'DELETE');
      const body = action.kind === 'kick' ? { peerId: action.peerId } : undefined;
      return change(`${path}/${action.kind}`, 'POST', body);
    },
  };
}

function troubleOf(answer: unknown): Trouble {
  const refusal = parseAccessAnswer.refusal(answer);
  if (!refusal) return trouble('The server answered something else than expected. Reload this page.');
  return { kind: 'trouble', text: refusal.message, isSignedOut: refusal.error === 'sign_in' };
}

function trouble(text: string): Trouble {
  return { kind: 'trouble', text, isSignedOut: false };
}
