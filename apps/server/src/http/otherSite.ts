import type { IncomingMessage } from 'node:http';

/** A page of another site that found a way around sending its origin. */
export function isFromOtherSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none';
}
