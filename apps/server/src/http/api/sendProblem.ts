import type { ServerResponse } from 'node:http';
import type { ErrorCode, Refusal } from '@drawbridge/protocol';
import { RETRY_SECONDS, sendJson } from '../sendText.ts';

/** Why a request came to nothing: a word for programs, a sentence for people. */
export interface Problem {
  readonly error: string;
  readonly message: string;
}

export function sendProblem(response: ServerResponse, status: number, problem: Problem): void {
  if (status === 429 || status === 503) response.setHeader('Retry-After', RETRY_SECONDS);
  sendJson(response, status, problem);
}

/** Those that are not here are faults of the server, or pass: 503. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  invalid: 422,
  too_large: 413,
  lease: 403,
  readonly: 403,
  resync: 409,
  quota: 409,
};

/** Says why the room did not take an update. */
export function sendRefusal(response: ServerResponse, { error, message, clock }: Refusal): void {
  const problem = { error, message, ...(clock !== undefined && { clock }) };
  sendProblem(response, STATUS[error] ?? 503, problem);
}
