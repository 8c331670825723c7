import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessError } from '@drawbridge/protocol';
import type { Denial } from '../../access/links.ts';
import { sendJson } from '../sendText.ts';

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
};

/** When to ask again after too much at once, or a disk that failed. */
const RETRY_SECONDS = 2;

/** The body as JSON; `undefined` when it is none, or too long. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A request that is given up on must still say where it came from, and get its answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Without an encoding a request yields buffers.
    chunks.push(chunk as Uint8Array);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

export function sendDenial(response: ServerResponse, { error, message }: Denial): void {
  const status = STATUS[error];
  if (status === 429 || status === 503) response.setHeader('Retry-After', RETRY_SECONDS);
  sendJson(response, status, { error, message });
}
