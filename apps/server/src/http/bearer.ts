import type { IncomingMessage } from 'node:http';

/** The token that a request brings. In its headers only: an address ends up in logs. */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '')?.[1];
}
