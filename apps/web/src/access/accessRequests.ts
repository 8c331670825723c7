import { type AccessAnswers, type AccessError, accessPath, parseAccessAnswer } from '@drawbridge/protocol';
import { bearerOf } from '../files/bearer.ts';

/** Why the server says no, in words for a person. */
export interface AccessRefusal {
  readonly error: AccessError;
  readonly message: string;
}

export type AccessReply<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & AccessRefusal);

export interface AccessRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly token?: string | undefined;
}

/** Asks the server about the access of one board. Rejects when no answer can be had. */
export type AskAccess = <K extends keyof AccessAnswers>(
  answer: K,
  request: AccessRequest,
) => Promise<AccessReply<AccessAnswers[K]>>;

/** A server that does not answer by then is asked again later. */
const DEADLINE_MS = 10_000;

export function createAskAccess(deps: {
  readonly url: string;
  readonly boardId: string;
  readonly fetch?: typeof fetch;
}): AskAccess {
  const { url, boardId, fetch: send = (...args) => fetch(...args) } = deps;
  return async (answer, { method, path, body, token }) => {
    const response = await send(url + accessPath(boardId, path), {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...bearerOf(token),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
      cache: 'no-store',
    });
    const message: unknown = await response.json();
    // Each parser answers what its name stands for; that it is the one of `answer` cannot be told to the compiler.
    const value = parseAccessAnswer[answer](message) as AccessAnswers[typeof answer] | undefined;
    if (response.ok && value) return { ok: true, value };
    const refusal = parseAccessAnswer.refusal(message);
    if (!refusal || response.ok) throw new Error(`The server answered ${response.status}.`);
    return { ok: false, ...refusal };
  };
}
