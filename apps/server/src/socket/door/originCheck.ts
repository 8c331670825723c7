import type { IncomingMessage } from 'node:http';

export type OriginCheck = (request: Pick<IncomingMessage, 'headers'>) => boolean;

/**
 * Whether a page may connect: pages of this very host, those of `allowedOrigins`, and programs, which send no `Origin`.
 * Without this any page that a person visits could draw on a board behind the same firewall.
 */
export function createOriginCheck(allowedOrigins: readonly string[]): OriginCheck {
  return ({ headers: { origin, host } }) => {
    if (origin === undefined || allowedOrigins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  };
}
