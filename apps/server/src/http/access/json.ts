import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessError } from '@drawbridge/protocol';
import type { Denial } from '../../access/links.ts';
import { readBody } from '../readBody.ts';
import { RETRY_SECONDS, sendJson } from '../sendText.ts';

/** The longest request about access is a fraction of this. */
const MAX_BODY_BYTES = 8 * 1024;

const STATUS: Readonly<Record<AccessError, number>> = {
  sign_in: 401,
  no_access: 403,
  expired: 410,
  revoked: 410,
  used_up: 410,
  forbidden: 403,
  create_key: 403,
  claimed: 409,
  invalid: 400,
  not_found: 404,
  conflict: 409,
  rate: 429,
  storage: 503,
  unavailable: 503,
  deleted: 410,
  read_only: 403,
};

/** The body as JSON; `undefined` when it is none, or too long. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) return undefined;
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

export function sendDenial(response: ServerResponse, { error, message }: Denial): void {
  const status = STATUS[error];
  if (status === 429 || status === 503) response.setHeader('Retry-After', RETRY_SECONDS);
  sendJson(response, status, { error, message });
}
